import Testing

@testable import Confinement

/// What happens to a protected path when a person on the host removes or replaces it while the cell
/// lives. The kernel then takes the mount away inside the cell as well.
struct ProtectionTests {
    /// A cell over a repository that tries to write `.git/config` until it can, then says so.
    private func cell(_ folder: Folder) throws -> Cell {
        folder.folder("repo/.git/hooks")
        folder.file("repo/.git/config", "[core]\n")
        folder.file("repo/plain", "mine\n")
        folder.file("new", "[host]\n")
        let loop = """
            until grep -q OWNED /work/.git/config 2>/dev/null
            do (echo OWNED >> /work/.git/config) 2>/dev/null; done
            echo wrote; exec sleep 1000
            """
        var spec = CellSpec(arguments: ["/bin/sh", "-c", loop], root: CellMount.system())
        spec.environment = ["PATH": "/usr/bin:/bin"]
        spec.root.append(.readWrite(host: folder.path + "/repo", inside: "/work"))
        spec.protected = ["/work/.git/hooks/", "/work/.git/config", "/work/.envrc"]
        spec.acceptedWeaknesses = Set(Weakness.allCases)
        spec.leaseMilliseconds = 120_000
        return try Cell.start(spec, tools: Attacker.tools)
    }

    private func end(of cell: Cell) async -> EndProof? {
        for await event in cell.events {
            if case .gone(let proof) = event { return proof }
        }
        return nil
    }

    @Test func `The attack is real: unwatched, a replaced file can be written`() throws {
        let folder = Folder()
        let cell = try cell(folder)
        defer { cell.end() }
        cell.protection?.cancel()
        #expect(folder.text("repo/.git/config") == "[core]\n")
        replaceFile(folder.path + "/repo/.git/config", by: folder.path + "/new")
        let output = cell.pipes?.output.number ?? -1
        #expect(readLine(from: output) == "wrote")
        #expect(folder.text("repo/.git/config")?.hasPrefix("[host]\nOWNED") == true)
    }

    /// What a person does, and the path that loses its protection.
    static let losses: [(String, [String], String)] = [
        ("replaces a file, as git config does", ["mv", "new", "repo/.git/config"], ".git/config"),
        ("removes a file", ["rm", "repo/.git/config"], ".git/config"),
        ("moves a file away", ["mv", "repo/.git/config", "old"], ".git/config"),
        ("moves the repository's folder", ["mv", "repo/.git", "old"], ".git"),
        ("removes a hook folder", ["rmdir", "repo/.git/hooks"], ".git/hooks"),
        ("removes a placeholder", ["rm", "-f", "repo/.envrc"], ".envrc"),
    ]

    @Test(arguments: losses)
    func `A cell that lost a protection is ended, and says which`(
        name: String, words: [String], path: String
    ) async throws {
        let folder = Folder()
        let cell = try cell(folder)
        let command = ["/usr/bin/env", "-C", folder.path] + words
        #expect(try HostProcess(command).exit() == .code(0))
        let proof = await end(of: cell)
        #expect(proof?.report?.cause == .protectionLost(folder.path + "/repo/" + path), "\(name)")
        #expect(cell.end() == proof)
    }

    @Test(arguments: [
        ["sh", "-c", "echo more >> repo/.git/config"], ["touch", "repo/.git/config"],
        ["mv", "new", "repo/plain"], ["rm", "repo/plain"], ["mkdir", "repo/.git/objects"],
        ["touch", "repo/.git/hooks/pre-commit"], ["chmod", "600", "repo/.git/config"],
    ])
    func `What leaves the names in place ends nothing`(words: [String]) async throws {
        let folder = Folder()
        let cell = try cell(folder)
        let command = ["/usr/bin/env", "-C", folder.path] + words
        #expect(try HostProcess(command).exit() == .code(0))
        #expect(cell.protection?.firstLost() == nil)
        #expect(throws: Never.self) { try cell.renew(milliseconds: 60_000) }
        #expect(cell.end().report?.cause == .ordered)
    }

    @Test func `A loss between two images of the daemon is seen by the second`() async throws {
        let folder = Folder()
        let first = try cell(folder)
        let handover = try first.exportHandover()
        replaceFile(folder.path + "/repo/.git/config", by: folder.path + "/new")
        let second = try Cell.adopt(handover)
        let proof = await end(of: second)
        let path = folder.path + "/repo/.git/config"
        #expect(proof?.report?.cause == .protectionLost(path))
    }

    @Test func `A loss that nobody had seen goes over with the cell, and ends it`() async throws {
        let folder = Folder()
        let first = try cell(folder)
        first.protection?.settle()
        replaceFile(folder.path + "/repo/.git/config", by: folder.path + "/new")
        let path = folder.path + "/repo/.git/config"
        let handover = try first.exportHandover()
        #expect(handover.lost == path)
        let second = try Cell.adopt(handover)
        #expect(await end(of: second)?.report?.cause == .protectionLost(path))
    }

    @Test func `Who makes and removes names without end keeps nobody from the watch`() throws {
        let folder = Folder()
        folder.folder("repo")
        folder.file("repo/kept", "")
        let place = ProtectionWatch.Place(folder: folder.path + "/repo", name: "kept")
        let watch = try #require(try ProtectionWatch([place]))
        let loop = "while :; do : > a; mv a b; rm b; done 2>/dev/null"
        let endless = try HostProcess([
            "/usr/bin/env", "-C", folder.path + "/repo", "sh", "-c", loop,
        ])
        defer { endless.stop() }
        for _ in 0..<20 { _ = watch.firstLost() }
    }

    @Test func `A cell without protected paths watches nothing`() throws {
        var spec = Attacker.spec(["tree", "0", "0", "0"])
        spec.protected = ["/nowhere/in/a/writable/tree"]
        let cell = try Cell.start(spec, tools: Attacker.tools)
        #expect(cell.protection == nil)
        cell.end()
    }

    @Test func `A folder that cannot be watched refuses the watch`() {
        let place = ProtectionWatch.Place(folder: "/nowhere/at/all", name: "x")
        #expect(throws: CellRefusal.self) { try ProtectionWatch([place]) }
    }
}
