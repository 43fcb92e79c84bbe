import Testing

@testable import Confinement

/// Which parts of a folder are seen to be written.
struct ChangeWatchTests {
    /// What is done in `tree/`, and what of it must be writable for that.
    static let cases: [(String, [String])] = [
        ("true", []),
        ("cat tree/a/b/file tree/top", []),
        ("mkdir tree/out && echo x > tree/out/report && rm tree/out/report", ["tree/out"]),
        ("mkdir -p tree/out/deep/er", ["tree/out"]),
        ("mkdir tree/out && rmdir tree/out", ["tree"]),
        ("mkdir tree/out && mv tree/out tree/later", ["tree"]),
        ("echo x > tree/a/new", ["tree/a"]),
        ("echo x >> tree/a/b/file", ["tree/a/b/file"]),
        ("echo x > tree/a/b/file; echo x > tree/a/b/other", ["tree/a/b"]),
        ("rm tree/a/b/file", ["tree/a/b"]),
        ("mv tree/a/b/file tree/a/file", ["tree/a"]),
        ("chmod 600 tree/a/b/file", ["tree/a/b/file"]),
        ("touch tree/skip/x tree/skip", []),
        ("mkdir tree/cache && echo x > tree/cache/x", []),
        ("echo x >> tree/top; mkdir tree/a/out", ["tree/a/out", "tree/top"]),
        ("rm -r tree/a", ["tree"]),
        ("cd tree/a && ln -s b link", ["tree/a"]),
    ]

    private func folder() -> Folder {
        let folder = Folder()
        folder.folder("tree/a/b")
        folder.folder("tree/skip")
        folder.file("tree/a/b/file", "1\n")
        folder.file("tree/top", "1\n")
        return folder
    }

    private func run(_ script: String, in folder: Folder) throws {
        let command = ["/usr/bin/env", "-C", folder.path, "sh", "-c", script]
        #expect(try HostProcess(command).exit() == .code(0))
    }

    @Test(arguments: cases)
    func `What was written is found, and no more`(script: String, expected: [String]) throws {
        let folder = folder()
        let watch = ChangeWatch([folder.path + "/tree"]) { path in
            path.contains("/skip") || path.hasSuffix("/cache")
        }
        try run(script, in: folder)
        #expect(watch?.finish() == expected.map { folder.path + "/" + $0 })
    }

    @Test func `A folder reached over a link is reported as it was granted`() throws {
        let folder = folder()
        makeSymlink(folder.path + "/link", to: folder.path + "/tree")
        let watch = ChangeWatch([folder.path + "/link"]) { _ in false }
        try run("mkdir tree/out", in: folder)
        #expect(watch?.finish() == [folder.path + "/link/out"])
    }

    @Test func `A granted file stays granted`() {
        let folder = folder()
        let watch = ChangeWatch([folder.path + "/tree/top"]) { _ in false }
        #expect(watch?.finish() == [folder.path + "/tree/top"])
    }

    @Test func `More paths than are kept are not claimed`() throws {
        let folder = folder()
        let count = ChangeWatch.pathsMax + 1
        for index in 0..<count { folder.file("tree/a/\(index)", "") }
        let watch = try #require(ChangeWatch([folder.path + "/tree"]) { _ in false })
        try run("i=0; while [ $i -lt \(count) ]; do : > tree/a/$i; i=$((i+1)); done", in: folder)
        #expect(watch.finish() == nil)
    }

    @Test func `Files of a folder that is kept already take no room`() throws {
        let folder = folder()
        let watch = try #require(ChangeWatch([folder.path + "/tree"]) { _ in false })
        let count = ChangeWatch.pathsMax + 1
        try run("i=0; while [ $i -lt \(count) ]; do : > tree/a/$i; i=$((i+1)); done", in: folder)
        #expect(watch.finish() == [folder.path + "/tree/a"])
    }

    @Test func `When the kernel has dropped events, nothing is claimed`() throws {
        let folder = folder()
        let most =
            Int(
                Kernel.read("/proc/sys/fs/inotify/max_queued_events")?
                    .filter { $0 != "\n" } ?? "") ?? 16_384
        let watch = try #require(ChangeWatch([folder.path + "/tree"]) { _ in false })
        watch.pause()
        // Each is an event of its own: alternating names are not merged.
        try run(
            "i=0; while [ $i -le \(most) ]; do : > tree/top; : > tree/a/b/file; i=$((i+1)); done",
            in: folder)
        #expect(watch.finish() == nil)
    }
}
