import Testing

@testable import Confinement

/// What an agent may write it may not execute. The tree is mounted at `/work`.
struct ExecuteTests {
    private func run(
        _ words: [String], change: (inout CellSpec) -> Void = { _ in }
    ) async throws -> Outcome {
        let folder = Folder()
        folder.folder("work/tools")
        folder.folder("work/out")
        var spec = Attacker.spec(words)
        spec.root += [
            .readWrite(host: folder.path + "/work", inside: "/work"),
            .tmpfs(inside: "/tmp", bytes: 16 << 20),
        ]
        change(&spec)
        return try await Attacker.run(spec)
    }

    // Flags of memfd_create: none, MFD_EXEC, and sealed against execution.
    private static let copies = [
        ["execute-copy", "/work/copy"], ["execute-copy", "/tmp/copy"],
        ["execute-copy", "/dev/shm/copy"], ["execute-memory", "0"], ["execute-memory", "0x10"],
        ["execute-memory", "0x8"], ["execute-unnamed", "/tmp"], ["execute-unnamed", "/work"],
    ]

    @Test(arguments: copies)
    func `A copy of a program is not executed`(words: [String]) async throws {
        let outcome = try await run(words)
        #expect(outcome.wasRefused, "\(words): \(outcome.output)")
    }

    @Test(arguments: copies.filter { $0[1] != "0x8" })
    func `Outside it is`(words: [String]) throws {
        let folder = Folder()
        let place = words[1].hasPrefix("/") ? folder.path : words[1]
        let copy = words[0] == "execute-copy" ? "/copy" : ""
        #expect(try Attacker.run(outside: [words[0], place + copy]).worked)
    }

    @Test(arguments: [["execute", "/attacker"], ["execute", "/proc/self/exe"]])
    func `What can only be read is executed`(words: [String]) async throws {
        #expect(try await run(words).worked)
    }

    @Test func `What is named is executed, and nothing beside it`() async throws {
        let named = try await run(["execute-copy", "/work/tools/copy"]) {
            $0.executable = ["/work/tools"]
        }
        #expect(named.worked, "\(named.output)")
        let beside = try await run(["execute-copy", "/work/copy"]) {
            $0.executable = ["/work/tools"]
        }
        #expect(beside.wasRefused, "\(beside.output)")
    }

    @Test func `Nothing is moved to where it could be executed`() async throws {
        let outcome = try await run(["execute-moved", "/work/copy", "/work/tools/copy"]) {
            $0.executable = ["/work/tools"]
        }
        #expect(outcome.wasRefused, "\(outcome.output)")
    }

    /// Landlock's rules are about files, whatever they are called: one folder of the host under two
    /// names is written through one and executed through the other.
    @Test(arguments: [
        ("tree", "tree", "/b/copy", "/a/copy"), ("tree/in", "tree", "/b/in/copy", "/a/copy"),
        ("tree", "tree/in", "/b/copy", "/a/in/copy"),
        ("tree/in", "tree", "/b/in/copy", "/b/in/copy"),
    ])
    func `A folder with two names is not executed by the one that is only read`(
        read: String, written: String, path: String, name: String
    ) async throws {
        let folder = Folder()
        folder.folder("tree/in")
        try folder.copyAttacker("tree/in/program")
        var spec = Attacker.spec(["execute-as", path, name])
        spec.root += [
            .readOnly(host: folder.path + "/" + read, inside: "/a"),
            .readWrite(host: folder.path + "/" + written, inside: "/b"),
        ]
        let outcome = try await Attacker.run(spec)
        #expect(outcome.wasRefused, "\(outcome.output)")
    }

    /// A Landlock rule speaks for all that is mounted below its tree too.
    @Test func `A writable folder in a tree that can be read is not executable`() async throws {
        let folder = Folder()
        folder.folder("tree/out")
        folder.folder("tree/deep/er/out")
        try folder.copyAttacker("tree/deep/er/program")
        try folder.copyAttacker("tree/program")
        func spec(_ words: [String]) -> CellSpec {
            var spec = Attacker.spec(words)
            spec.root += [.readOnly(host: folder.path + "/tree", inside: "/tree")]
            for out in ["/tree/out", "/tree/deep/er/out"] {
                spec.root.append(.readWrite(host: folder.path + out, inside: out))
            }
            return spec
        }
        for out in ["/tree/out/copy", "/tree/deep/er/out/copy"] {
            let outcome = try await Attacker.run(spec(["execute-copy", out]))
            #expect(outcome.wasRefused, "\(outcome.output)")
        }
        for program in ["/tree/program", "/tree/deep/er/program"] {
            let outcome = try await Attacker.run(spec(["execute", program]))
            #expect(outcome.worked, "\(outcome.output)")
        }
    }
}
