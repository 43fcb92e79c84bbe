import Agency
import Mandates
import Testing

/// What `init` writes about the machine that it runs on.
struct StartingPlaceTests {
    private static let machine = TableFiles([
        "/usr/bin/python3": "ELF", "/opt/servers/pyvenv.cfg": "home = /usr/bin\n",
        "/opt/servers/bin/python": "->/usr/bin/python3",
        "/opt/agent/pyvenv.cfg": "home = /usr/bin\n", "/opt/agent/bin/python": "->/usr/bin/python3",
        "/work/project/server.sh": "#!/bin/sh\n", "/home/ada/sub/x": "",
    ])

    private static let configuration = """
        {"mcpServers": {"time": {"command": "/opt/servers/bin/python", "args": ["-m", "clock"]},
          "own": {"command": "./server.sh", "cwd": "/work/project"},
          "home": {"command": "/opt/servers/bin/python", "cwd": "/home/ada"},
          "gone": {"command": "/opt/nothing/here"}}}
        """

    private func start(
        agent: [ProgramFiles] = [], lacks: [StartingPlace.Lack] = [], folderName: String = "."
    ) throws -> StartingMandate {
        let place = StartingPlace(
            folder: "/work/project", folderName: folderName, files: Self.machine.files,
            lacks: lacks, agent: agent)
        return try StartingMandate(
            kind: .openAIAgents, name: try #require(AgentName("scribe")),
            configuration: Array(Self.configuration.utf8), place: place)
    }

    private func server(_ name: String, _ start: StartingMandate) throws -> ServerGrant {
        let servers = try SampleMandate.load(start.text).mandate.servers
        return try #require(ServerName(name).flatMap { servers[$0] })
    }

    @Test func `Each server is granted what its program needs, and nothing to write`() throws {
        let start = try start()
        #expect(try server("time", start).files == FileGrant(read: ["/opt/servers"]))
        let own = try server("own", start)
        #expect(own.transport == .command(["/work/project/server.sh"]))
        #expect(own.files == FileGrant(read: ["/work/project"]))
        #expect(start.text.contains("- /opt/servers  # its virtual environment"))
        #expect(start.text.contains("- /work/project  # its working folder"))
    }

    @Test func `What is too much or not there is a note, not a grant`() throws {
        let start = try start()
        #expect(try server("home", start).files == FileGrant(read: ["/opt/servers"]))
        #expect(start.notes.contains { $0.hasPrefix("home: its cwd /home/ada is not shown") })
        #expect(
            start.notes.contains { $0 == "gone: /opt/nothing/here is not found on this machine" })
    }

    @Test func `What is installed in the agent's folder is executed and stays as it is`() throws {
        let machine = TableFiles([
            "/work/project/.venv/pyvenv.cfg": "home = /usr/bin\n",
            "/work/project/node_modules/x/index.js": "", "/work/project/venv": "->/opt/venv",
        ])
        for (name, prefix) in [(".", ""), ("/work/project", "/work/project/")] {
            let place = StartingPlace(
                folder: "/work/project", folderName: name, files: machine.files)
            let start = try StartingMandate(
                kind: .openAIAgents, name: try #require(AgentName("scribe")), place: place)
            let files = try SampleMandate.load(start.text).mandate.files
            #expect(files.execute == ["/work/project/.venv", "/work/project/node_modules"])
            #expect(start.text.contains("    - \(prefix)node_modules\n"))
        }
        #expect(try SampleMandate.load(start().text).mandate.files.execute == [])
    }

    @Test func `The agent's program is granted when it is known`() throws {
        let needs = ProgramFiles(environment: "/opt/agent", Self.machine.files)
        let mandate = try SampleMandate.load(try start(agent: [needs]).text).mandate
        #expect(mandate.files.read == ["/work/project", "/opt/agent"])
        #expect(mandate.files.write == ["/work/project"])
        #expect(
            mandate.environment.set["PATH"] == "/opt/agent/bin:/usr/local/bin:/usr/bin:/bin")
    }

    @Test func `A mandate in another folder names the agent's folder whole`() throws {
        let mandate = try SampleMandate.load(try start(folderName: "/srv/agent").text).mandate
        #expect(mandate.files.write == ["/srv/agent"])
    }

    @Test func `What the host lacks is accepted by name, with what that means`() throws {
        let lacks = [
            StartingPlace.Lack(name: "host-root", consequence: "counts as\nroot"),
            StartingPlace.Lack(name: "landlock-scope", consequence: "one wall less"),
        ]
        let text = try start(lacks: lacks).text
        let mandate = try SampleMandate.load(text).mandate
        #expect(mandate.acceptedWeaknesses == ["host-root", "landlock-scope"])
        #expect(text.contains("  - host-root  # counts as root\n"))
        #expect(try SampleMandate.load(try start().text).mandate.acceptedWeaknesses == [])
    }
}
