import Testing

@testable import Confinement

/// Reading and writing what was not given. The tree is mounted at `/work`; each attack is also
/// made on a fresh tree outside, where it works.
struct FileAttackTests {
    private static func tree() -> Folder {
        let folder = Folder()
        folder.folder("repo/.git/hooks")
        folder.file("repo/.git/config", "[core]\n")
        folder.file("repo/mandate.yaml", "version: 1\n")
        folder.file("repo/plain", "mine\n")
        return folder
    }

    private static let protected = [
        "/work/.git/hooks/", "/work/.git/config", "/work/mandate.yaml", "/work/.envrc",
        "/work/.github/workflows/",
    ]

    private func attack(_ words: [String], _ folder: Folder) async throws -> Outcome {
        var spec = Attacker.spec(words)
        spec.root.append(.readWrite(host: folder.path + "/repo", inside: "/work"))
        spec.protected = Self.protected
        return try await Attacker.run(spec)
    }

    @Test(arguments: [
        ["write", "@/mandate.yaml"], ["truncate", "@/mandate.yaml"], ["unlink", "@/mandate.yaml"],
        ["chmod", "@/mandate.yaml"], ["replace", "@/mandate.yaml", "@"],
        ["hardlink", "@/mandate.yaml", "@/other"], ["through-descriptor", "@/mandate.yaml"],
        ["exchange", "@/mandate.yaml", "@/spare"],
        ["symlink-swap", "@/mandate.yaml", "/tmp/elsewhere"],
        ["write", "@/.git/config"], ["replace", "@/.git/config", "@/.git"],
        ["write", "@/.git/hooks/post-checkout"], ["symlink-swap", "@/.git/hooks", "@/evil"],
        ["exchange", "@/.git/hooks", "@/.git/spare"],
        ["rename-parent", "@/.git", "@/.old", "hooks/post-checkout"],
        ["rename-parent", "@/.git/hooks", "@/.git/old", "post-checkout"],
        ["exchange", "@/.git", "@/spare"], ["write", "@/.envrc"],
        ["symlink-swap", "@/.envrc", "@/evil"],
    ])
    func `A protected path stays as it is`(words: [String]) async throws {
        let folder = Self.tree()
        let inside = words.map { $0.hasPrefix("@") ? "/work" + $0.dropFirst() : $0 }
        let outcome = try await attack(inside, folder)
        #expect(outcome.wasRefused, "\(words): \(outcome.output)")
        #expect(folder.text("repo/mandate.yaml") == "version: 1\n")
        #expect(folder.text("repo/.git/config") == "[core]\n")
        #expect(Kernel.list(folder.path + "/repo/.git/hooks").isEmpty)
    }

    @Test(arguments: [
        ["write", "@/mandate.yaml"], ["truncate", "@/mandate.yaml"], ["unlink", "@/mandate.yaml"],
        ["chmod", "@/mandate.yaml"], ["replace", "@/mandate.yaml", "@"],
        ["hardlink", "@/mandate.yaml", "@/other"], ["through-descriptor", "@/mandate.yaml"],
        ["exchange", "@/mandate.yaml", "@/spare"],
        ["symlink-swap", "@/mandate.yaml", "/tmp/elsewhere"],
        ["symlink-swap", "@/.git/hooks", "@/evil"],
        ["rename-parent", "@/.git", "@/.old", "hooks/post-checkout"],
        ["exchange", "@/.git", "@/spare"], ["write", "@/.envrc"],
    ])
    func `The same attack works outside`(words: [String]) throws {
        let folder = Self.tree()
        let paths = words.map { $0.hasPrefix("@") ? folder.path + "/repo" + $0.dropFirst() : $0 }
        let outcome = try Attacker.run(outside: paths)
        #expect(outcome.worked, "\(words): \(outcome.output)")
    }

    @Test func `What is not protected can be written`() async throws {
        let folder = Self.tree()
        #expect(try await attack(["write", "/work/plain"], folder).worked)
        #expect(try await attack(["write", "/work/.git/index"], folder).worked)
        #expect(folder.text("repo/plain") == "#!/bin/sh\nowned\n")
    }

    @Test(arguments: [["mkdir", "/work/.github/workflows"], ["write", "/work/.github/x"]])
    func `A protected folder that is missing cannot be created`(words: [String]) async throws {
        let folder = Self.tree()
        #expect(try await attack(words, folder).wasRefused)
    }

    @Test func `Placeholders are gone afterwards`() async throws {
        let folder = Self.tree()
        #expect(try await attack(["read", "/work/.envrc"], folder).worked)
        #expect(!folder.exists("repo/.envrc"))
        #expect(!folder.exists("repo/.github"))
    }

    @Test func `A placeholder stays until the last cell of a tree is gone`() async throws {
        let folder = Self.tree()
        var first = Attacker.spec(["tree", "0", "0", "0"])
        first.root.append(.readWrite(host: folder.path + "/repo", inside: "/work"))
        first.protected = Self.protected
        let cell = try Cell.start(first, tools: Attacker.tools)
        // The second cell begins while the first lives and ends before it, and the other way round.
        #expect(try await attack(["write", "/work/.envrc"], folder).wasRefused)
        #expect(folder.exists("repo/.envrc"))
        let third = try Cell.start(first, tools: Attacker.tools)
        cell.end()
        #expect(folder.exists("repo/.envrc"))
        third.end()
        #expect(!folder.exists("repo/.envrc"))
        #expect(!folder.exists("repo/.github"))
    }

    @Test(arguments: [
        "/etc/shadow", "/etc/hostname", "/root", "/home", "/work/main", "/var/log", "/sys",
        "/proc/1/root/etc/shadow", "/proc/self/root/etc/shadow", "/proc/kcore", "/proc/kmsg",
        "/proc/keys", "/dev/vda",
        "/dev/mem", "/usr",
    ])
    func `Nothing outside the granted paths can be read`(path: String) async throws {
        #expect(try await Attacker.inside("read", path).wasRefused)
    }

    @Test(arguments: [
        ["write", "/x"], ["mkdir", "/x"], ["write", "/dev/x"], ["write", "/.tribune/tribune-cell"],
        ["write", "/attacker"], ["device", "/dev/shm/mem"], ["device", "/x"],
        ["open-write", "/proc/sys/kernel/core_pattern"],
        ["open-write", "/proc/sys/vm/drop_caches"],
        ["open-write", "/proc/sysrq-trigger"], ["open-write", "/proc/1/oom_score_adj"],
        ["open-write", "/proc/self/uid_map"], ["open-write", "/proc/self/loginuid"],
    ])
    func `Nothing outside the writable trees can be written`(words: [String]) async throws {
        let outcome = try await Attacker.run(Attacker.spec(words))
        #expect(outcome.wasRefused, "\(words): \(outcome.output)")
    }

    /// The two walls are tried one at a time: here without Landlock's help, by the mount table.
    @Test func `Settings of the machine are on read-only mounts`() async throws {
        var spec = CellSpec(arguments: ["cat", "/proc/self/mountinfo"], root: CellMount.system())
        spec.environment = ["PATH": "/usr/bin:/bin"]
        spec.acceptedWeaknesses = Set(Weakness.allCases)
        let lines = try await Attacker.run(spec).output.split(separator: "\n")
        let places = ["/", "/dev", "/proc/sys", "/proc/sysrq-trigger", "/usr"]
        for place in places where Kernel.exists(place) {
            let line = lines.last { $0.split(separator: " ").dropFirst(4).first == place[...] }
            let options = line?.split(separator: " ").dropFirst(5).first ?? ""
            #expect(options.split(separator: ",").contains("ro"), "\(place): \(options)")
        }
    }

    @Test func `A file grows to its limit and no further`() async throws {
        let words = ["big-file", "/dev/shm/file", "2000000"]
        var spec = Attacker.spec(words)
        #expect(try await Attacker.run(spec).worked)
        spec.limits.fileBytes = 1_000_000
        #expect(try await Attacker.run(spec).wasRefused)
    }

    @Test func `A link on the way to a protected path refuses the cell`() throws {
        let folder = Self.tree()
        folder.folder("elsewhere")
        makeSymlink(folder.path + "/repo/.vscode", to: folder.path + "/elsewhere")
        var spec = Attacker.spec(["read", "/work"])
        spec.root.append(.readWrite(host: folder.path + "/repo", inside: "/work"))
        spec.protected = ["/work/.vscode/tasks.json"]
        #expect(throws: CellRefusal.protectedThroughSymlink("/work/.vscode")) {
            _ = try Cell.start(spec, tools: Attacker.tools)
        }
    }
}
