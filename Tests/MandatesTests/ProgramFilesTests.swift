import Mandates
import Testing

/// What a command is found to need, on machines set up as people set them up.
struct ProgramFilesTests {
    /// A command on a machine, and what has to be granted for it.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var command: [String]
        var becomes: [String]
        var read: [String]
        var path: String?
        var note: String?

        var testDescription: String { name }
    }

    private static let machine = TableFiles([
        "/usr/bin/python3": "ELF", "/usr/bin/env": "ELF", "/bin": "->/usr/bin",
        // A virtual environment over the system's Python.
        "/opt/venv/pyvenv.cfg": "home = /usr/bin\n", "/opt/venv/bin/python": "->python3",
        "/opt/venv/bin/python3": "->/usr/bin/python3",
        "/opt/venv/bin/mcp-server-git": "#!/opt/venv/bin/python\nimport mcp\n",
        // One over uv's Python, with a project installed by reference.
        "/home/ada/agent/.venv/pyvenv.cfg":
            "home = /home/ada/.local/share/uv/python/cpython-3.12/bin\nversion = 3.12\n",
        "/home/ada/agent/.venv/bin/python":
            "->/home/ada/.local/share/uv/python/cpython-3.12/bin/python3.12",
        "/home/ada/agent/.venv/lib/python3.12/site-packages/_ada.pth": "/home/ada/lib/src\n",
        "/home/ada/lib/src/ada.py": "",
        "/home/ada/.local/share/uv/python/cpython-3.12":
            "->/home/ada/.local/share/uv/python/3.12.7",
        "/home/ada/.local/share/uv/python/3.12.7/bin/python3.12": "ELF",
        "/home/ada/.local/share/uv/python/3.12.7/bin/python3": "->python3.12",
        "/home/ada/.local/share/uv/python/3.12.7/lib/python3.12/os.py": "",
        // uv tools, pip --user, node by nvm, a project of node, a lonely binary, a script.
        "/usr/local/bin/uvx": "ELF",
        "/home/ada/.local/share/uv/tools/mcp-server-time/pyvenv.cfg": "home = /usr/bin\n",
        "/home/ada/.local/share/uv/tools/mcp-server-time/bin/mcp-server-time":
            "#!/home/ada/.local/share/uv/tools/mcp-server-time/bin/python\n",
        "/home/ada/.local/share/uv/tools/mcp-server-time/bin/python": "->/usr/bin/python3",
        "/home/ada/.local/bin/mine": "#!/usr/bin/python3\n",
        "/home/ada/.local/lib/python3.11/site-packages/x.py": "",
        "/home/ada/.nvm/v22/bin/node": "ELF", "/home/ada/.nvm/v22/include/node/node.h": "",
        "/home/ada/.nvm/v22/bin/npx": "->../lib/node_modules/npm/bin/npx-cli.js",
        "/home/ada/.nvm/v22/lib/node_modules/npm/bin/npx-cli.js": "#!/usr/bin/env node\n",
        "/home/ada/web/package.json": "{}", "/home/ada/web/dist/index.js": "",
        "/home/ada/web/node_modules/.bin/tool": "->../@x/tool/cli.js",
        "/home/ada/web/node_modules/@x/tool/cli.js": "#!/usr/bin/env node\n",
        "/home/ada/web/node_modules/@x/tool/package.json": #"{"bin": {"tool": "./cli.js"}}"#,
        "/opt/lonely/server": "ELF", "/home/ada/agent/servers/git": "#!/bin/sh\n",
        "/home/ada/agent/main.py": "", "/home/ada/agent/helper/__init__.py": "",
        "/home/ada/agent/data.db": "", "/home/ada/top.sh": "#!/bin/sh\n",
        "/home/ada/.config/tribune/keys/ada.key": "secret",
        "/loop/a": "->/loop/b", "/loop/b": "->/loop/a",
    ])

    static let cases: [Case] = [
        Case(
            name: "a bare system program", command: ["python3", "-c", "1"],
            becomes: ["/usr/bin/python3", "-c", "1"], read: []),
        Case(
            name: "a virtual environment's python", command: ["/opt/venv/bin/python", "-m", "mcp"],
            becomes: ["/opt/venv/bin/python", "-m", "mcp"], read: ["/opt/venv"]),
        Case(
            name: "a script of an environment", command: ["/opt/venv/bin/mcp-server-git"],
            becomes: ["/opt/venv/bin/mcp-server-git"], read: ["/opt/venv"]),
        Case(
            name: "uv's Python, and a project by reference",
            command: [".venv/bin/python", "main.py"],
            becomes: ["/home/ada/agent/.venv/bin/python", "/home/ada/agent/main.py"],
            read: [
                "/home/ada/.local/share/uv/python/cpython-3.12", "/home/ada/agent",
            ], note: "_ada.pth names /home/ada/lib/src, which is not shown"),
        Case(
            name: "uvx of an installed tool", command: ["uvx", "mcp-server-time@1.0", "--utc"],
            becomes: [
                "/home/ada/.local/share/uv/tools/mcp-server-time/bin/mcp-server-time", "--utc",
            ], read: ["/home/ada/.local/share/uv/tools/mcp-server-time"]),
        Case(
            name: "uvx of nothing installed", command: ["uvx", "mcp-server-fetch"],
            becomes: ["/usr/local/bin/uvx", "mcp-server-fetch"], read: [],
            note: "uv tool install mcp-server-fetch"),
        Case(
            name: "pip --user", command: ["/home/ada/.local/bin/mine"],
            becomes: ["/home/ada/.local/bin/mine"],
            read: ["/home/ada/.local/lib/python3.11", "/home/ada/.local/bin/mine"]),
        Case(
            name: "node with a project", command: ["node", "../web/dist/index.js"],
            becomes: ["/home/ada/.nvm/v22/bin/node", "/home/ada/web/dist/index.js"],
            read: ["/home/ada/.nvm/v22", "/home/ada/web"]),
        Case(
            name: "a program of node_modules", command: ["/home/ada/web/node_modules/.bin/tool"],
            becomes: ["/home/ada/web/node_modules/.bin/tool"],
            read: ["/home/ada/web", "/home/ada/.nvm/v22"],
            path: "/home/ada/.nvm/v22/bin:/usr/local/bin:/usr/bin:/bin"),
        Case(
            name: "a lonely binary", command: ["/opt/lonely/server"],
            becomes: ["/opt/lonely/server"], read: ["/opt/lonely"]),
        Case(
            name: "a script's folder", command: ["./servers/git"],
            becomes: ["/home/ada/agent/servers/git"], read: ["/home/ada/agent/servers"]),
        Case(
            name: "a script in the home itself", command: ["/home/ada/top.sh"],
            becomes: ["/home/ada/top.sh"], read: ["/home/ada/top.sh"]),
        Case(
            name: "a module of the folder", command: ["python3", "-m", "helper.serve"],
            becomes: ["/usr/bin/python3", "-m", "helper.serve"], read: ["/home/ada/agent"]),
        Case(
            name: "files named in the command",
            command: ["/opt/venv/bin/mcp-server-git", "--db=/home/ada/agent/data.db", "./data.db"],
            becomes: [
                "/opt/venv/bin/mcp-server-git", "--db=/home/ada/agent/data.db",
                "/home/ada/agent/data.db",
            ], read: ["/opt/venv", "/home/ada/agent/data.db"]),
        Case(
            name: "a whole home is not granted", command: ["/opt/lonely/server", "/home/ada"],
            becomes: ["/opt/lonely/server", "/home/ada"], read: ["/opt/lonely"],
            note: "/home/ada is not shown"),
        Case(
            name: "keys are not granted",
            command: ["/opt/lonely/server", "/home/ada/.config/tribune/keys/ada.key"],
            becomes: ["/opt/lonely/server", "/home/ada/.config/tribune/keys/ada.key"],
            read: ["/opt/lonely"], note: "is not shown: Tribune's own files"),
        Case(
            name: "nothing there", command: ["nosuch", "x"], becomes: ["nosuch", "x"], read: [],
            note: "nosuch is not found"),
        Case(
            name: "a loop of links", command: ["/loop/a"], becomes: ["/loop/a"], read: [],
            note: "/loop/a is not found"),
        Case(name: "no command", command: [], becomes: [], read: []),
    ]

    @Test(arguments: cases)
    func `What a command needs is found`(item: Case) {
        var machine = Self.machine
        machine.search = ["/home/ada/.nvm/v22/bin"] + machine.search
        let needs = ProgramFiles(item.command, in: "/home/ada/agent", machine.files)
        #expect(needs.command == item.becomes)
        #expect(needs.read.map(\.path) == item.read)
        #expect(needs.path == item.path)
        if let note = item.note {
            #expect(needs.notes.contains { $0.contains(note) }, "\(needs.notes)")
        } else {
            #expect(needs.notes == [])
        }
    }

    @Test(arguments: cases)
    func `No grant shows a home, the root, or anything of oversight`(item: Case) {
        let files = Self.machine.files
        for path in ProgramFiles(item.command, in: "/home/ada/agent", files).read.map(\.path) {
            #expect(!files.showsHidden(path))
            #expect(!["/", "/home", "/home/ada", "/opt", "/usr"].contains(path))
        }
    }

    /// What an agent left in its folder, and what must not be shown for it.
    static let traps: [(String, [String: String], [String])] = [
        ("a base", [".venv/pyvenv.cfg": "home = /srv/me/private\n"], [".venv/bin/tool"]),
        ("keys as a base", [".venv/pyvenv.cfg": "home = /home/ada/.ssh\n"], [".venv/bin/tool"]),
        ("a relinked python", [".venv/bin/python": "->/srv/me/private/python3"], ["run"]),
        ("a relinked program", ["run": "->/srv/me/private/python3"], ["run"]),
        ("a link to keys", ["run": "->/home/ada/.ssh/id"], ["run"]),
        (
            "a project by reference",
            [".venv/lib/python3.12/site-packages/x.pth": "/srv/me/private\n"], [".venv/bin/tool"]
        ),
        ("a first line", ["run": "#!/srv/me/private/python3\n"], ["run"]),
        ("a first line with a way", ["run": "#!/usr/bin/env ../../srv/me/private/x\n"], ["run"]),
        ("itself", ["run": "#!/work/agent/run\n"], ["run"]),
        (
            "a package's script",
            ["node_modules/x/package.json": #"{"bin": "../../../../srv/me/private/x"}"#],
            ["npx", "x"]
        ),
        ("a folder that is a link", ["data": "->/srv/me/private"], ["./data/python3"]),
    ]

    @Test(arguments: traps)
    func `What an agent wrote leads to no file of the person's`(
        name: String, left: [String: String], command: [String]
    ) {
        var all: [String: String?] = [
            "/usr/bin/python3": "ELF", "/usr/bin/node": "ELF", "/usr/bin/npx": "ELF",
            "/srv/me/private/python3": "ELF", "/srv/me/private/x": "secret",
            "/home/ada/.ssh/id": "secret", "/home/ada/.ssh/python3": "ELF",
            "/work/agent/.venv/pyvenv.cfg": "home = /usr/bin\n",
            "/work/agent/.venv/bin/python": "->/usr/bin/python3",
            "/work/agent/.venv/bin/tool": "#!/work/agent/.venv/bin/python\n",
            "/work/agent/run": "#!/work/agent/.venv/bin/python\n",
        ]
        for (path, text) in left { all["/work/agent/" + path] = text }
        let command = command.map { $0 == "run" ? "./run" : $0 }
        let needs = ProgramFiles(command, in: "/work/agent", TableFiles(all).files)
        for path in needs.read.map(\.path) {
            #expect(path.hasPrefix("/work/agent"), "\(name): \(path)")
            #expect(path != "/work/agent/data")
        }
        #expect(!needs.command.contains { $0.hasPrefix("/srv/me") })
    }

    @Test func `Folders of credentials are shown for nobody's word`() {
        let machine = TableFiles([
            "/home/ada/.ssh/id": "x", "/home/ada/.config/gh/hosts.yml": "x",
            "/srv/x/.aws/credentials": "x", "/opt/a/bin/server": "ELF",
        ])
        for path in ["/home/ada/.ssh", "/home/ada/.config/gh", "/srv/x/.aws/credentials"] {
            let needs = ProgramFiles(
                ["/opt/a/bin/server", path], in: "/work/agent", machine.files)
            #expect(!needs.read.contains { $0.path == path })
            #expect(needs.notes.contains { $0.contains("\(path) is not shown") })
        }
    }

    @Test func `npx takes an installed package, with node`() {
        var machine = Self.machine
        machine.search = ["/home/ada/.nvm/v22/bin"] + machine.search
        let needs = ProgramFiles(
            ["npx", "-y", "@x/tool@2", "."], in: "/home/ada/web", machine.files)
        #expect(
            needs.command == [
                "/home/ada/.nvm/v22/bin/node", "/home/ada/web/node_modules/@x/tool/cli.js",
                "/home/ada/web",
            ])
        #expect(needs.read.map(\.path) == ["/home/ada/.nvm/v22", "/home/ada/web"])
        let absent = ProgramFiles(["npx", "-y", "other"], in: "/home/ada/agent", machine.files)
        #expect(absent.notes.contains { $0.contains("npm install other") })
    }

    @Test func `An active environment is granted with its base, and comes first`() {
        let needs = ProgramFiles(environment: "/home/ada/agent/.venv", Self.machine.files)
        #expect(needs.path == "/home/ada/agent/.venv/bin:/usr/local/bin:/usr/bin:/bin")
        #expect(needs.read.map(\.path).first == "/home/ada/agent/.venv")
        #expect(needs.missing(from: ["/home/ada/agent"]).map(\.path).first != "/home/ada/agent")
        #expect(ProgramFiles(environment: "/nowhere", Self.machine.files).read.isEmpty)
    }
}
