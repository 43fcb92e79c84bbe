import Agency
import Foundation
import Mandates
import Testing

@testable import tribune

/// The person's command, looked at as their shell would, on a real folder of the disk.
final class AgentProgramTests {
    private let folder = "/tmp/tribune-program-\(UUID().uuidString.prefix(8))"
    private let agent: AgentName

    init() throws {
        agent = try #require(AgentName("helper"))
        try make("venv/pyvenv.cfg", "home = /usr/bin\n")
        try make("venv/bin/tool", "#!/usr/bin/env python3\n", mode: 0o755)
        try make("work/agent", "#!/bin/sh\n", mode: 0o755)
        try make("work/main.py", "")
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/venv/bin/python", withDestinationPath: "/bin/sh")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func make(_ name: String, _ text: String, mode: Int = 0o644) throws {
        let path = folder + "/" + name
        try FileManager.default.createDirectory(
            atPath: Files.folder(of: path), withIntermediateDirectories: true)
        let isMade = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
        try #require(isMade)
    }

    private var disk: HostFiles {
        HostFiles(
            kind: Files.kind, head: { Files.head($0, most: 1 << 16) }, names: Files.names,
            search: [folder + "/venv/bin", "/usr/bin", "/bin"], home: folder + "/home")
    }

    private func program(
        _ command: String..., mandate change: (inout Mandate) -> Void = { _ in }
    ) -> (AgentProgram, Mandate) {
        var mandate = Mandate(agent: agent, purpose: "Help.", level: .assisted)
        mandate.files.read = [folder + "/work"]
        change(&mandate)
        return (
            AgentProgram(command, mandate: mandate, folder: folder + "/work", disk), mandate
        )
    }

    @Test func `A bare name is what the person's shell would run`() {
        #expect(program("python", "main.py").0.command == [folder + "/venv/bin/python", "main.py"])
        #expect(program("cat").0.command.first?.hasSuffix("/bin/cat") == true)
    }

    @Test func `A path counts from the person's folder, and loses its dots`() {
        #expect(program("./agent").0.command == [folder + "/work/agent"])
        #expect(program("../venv/bin/python").0.command == [folder + "/venv/bin/python"])
    }

    @Test func `What is not found stays as it was typed`() {
        #expect(program("nosuchprogram", "x").0.command == ["nosuchprogram", "x"])
        #expect(program("./nosuch").0.command == ["./nosuch"])
    }

    @Test func `A mandate that sets PATH decides what a bare name means`() {
        let (fixed, _) = program("python") { $0.environment.set["PATH"] = "/usr/bin" }
        #expect(fixed.command == ["python"])
    }

    @Test func `An observed run shows the program's environment, read-only`() {
        let (program, mandate) = program("python", "main.py")
        #expect(program.missing(from: mandate).map(\.path) == [folder + "/venv"])
        let shown = program.added(to: mandate)
        #expect(shown.files.read == [folder + "/work", folder + "/venv"])
        #expect(shown.files.write == mandate.files.write)
        #expect(shown.environment == mandate.environment)
        #expect(program.added(to: shown) == shown)
        #expect(program.advice(for: shown) == [])
        let line = "under files.read add: - \(folder)/venv  # its virtual environment"
        #expect(program.advice(for: mandate) == [line])
    }

    @Test func `A script that asks for a program by name finds it inside as well`() throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/venv/bin/python3", withDestinationPath: "/bin/sh")
        let (tool, mandate) = program("tool") { $0.environment.pass = ["PATH", "TERM"] }
        let shown = tool.added(to: mandate)
        #expect(
            shown.environment.set["PATH"] == "\(folder)/venv/bin:/usr/local/bin:/usr/bin:/bin")
        #expect(shown.environment.pass == ["TERM"])
        #expect(MandateCheck.check(shown).problems == [])
    }

    @Test func `A server's missing line is named as the server's`() throws {
        let name = try #require(ServerName("clock"))
        let remote = try #require(ServerName("remote"))
        let (_, mandate) = program("cat") { mandate in
            mandate.servers[name] = ServerGrant(
                transport: .command([self.folder + "/venv/bin/python", "-m", "clock"]))
            mandate.servers[remote] = ServerGrant(transport: .url("https://example.org/mcp"))
        }
        let advice = ServerPrograms.advice(for: mandate, folder: folder + "/work", disk)
        let line = "under servers.clock.files.read add: - \(folder)/venv  # its virtual environment"
        #expect(advice == [line])
        var granted = mandate
        granted.servers[name]?.files.read = [folder]
        #expect(ServerPrograms.advice(for: granted, folder: folder + "/work", disk) == [])
    }

    @Test func `Kinds and heads of files are those of the disk`() {
        #expect(Files.kind(folder) == .folder)
        #expect(Files.kind(folder + "/work/main.py") == .file)
        #expect(Files.kind(folder + "/venv/bin/python") == .link("/bin/sh"))
        #expect(Files.kind(folder + "/nothing") == nil)
        #expect(Files.kind("/dev/null") == nil)
        #expect(Files.head(folder + "/work/agent", most: 4) == Array("#!/b".utf8))
        #expect(Files.head(folder, most: 4) == [])
        #expect(Files.head(folder + "/nothing", most: 4) == [])
    }
}
