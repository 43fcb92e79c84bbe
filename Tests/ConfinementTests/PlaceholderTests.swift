import Testing

@testable import Confinement

/// What a daemon that was killed leaves in people's folders, and what the next one makes of it.
struct PlaceholderTests {
    /// The list of a process that is gone: no process has this number.
    private static let dead = "4194304-1"

    private func legacy(
        _ folder: Folder, _ fields: [String], boot: String = ProcessStamp.boot,
        owner: String = dead
    ) -> PlaceholderJournal.Legacy? {
        let text = ([boot] + fields).map { $0 + "\0" }.joined()
        let path = folder.path + "/" + owner
        return ProcessStamp(owner).flatMap { PlaceholderJournal.parse(text, path, $0) }
    }

    @Test func `A list is read as it was written`() throws {
        let folder = Folder()
        let journal = try #require(PlaceholderJournal(folder: folder.path))
        let items = [
            CellPlan.Placeholder(host: "/a b/.envrc", isDirectory: false),
            CellPlan.Placeholder(host: "/a\nb/.github", isDirectory: true),
        ]
        let builder = try #require(ProcessStamp.own)
        #expect(journal.write(items, [builder]) == 0)
        // It is this process's own, so it is no legacy.
        #expect(journal.legacies().isEmpty)
        let text = try #require(folder.text(journal.owner.text))
        let stamp = try #require(ProcessStamp(Self.dead))
        let read = PlaceholderJournal.parse(text, "x", stamp)
        #expect(read?.placeholders == items)
        #expect(read?.builders == [builder])
        #expect(journal.write([], []) == 0)
        #expect(!folder.exists(journal.owner.text))
    }

    @Test func `What another boot left has no living builder`() {
        let folder = Folder()
        let own = ProcessStamp.own?.text ?? ""
        let old = legacy(folder, ["b", own, "f", "/x"], boot: "another", owner: own)
        #expect(old?.builders == [])
        #expect(old?.placeholders.count == 1)
        // The same of this boot belongs to a process that lives.
        #expect(legacy(folder, ["f", "/x"], owner: own) == nil)
    }

    @Test(arguments: ["", "1", "-", "0-1", "x-1", "1-x", "-1-1", "1-1-1", "daemon.log", ".new"])
    func `A file that is not named for a process is no list`(name: String) {
        #expect(ProcessStamp(name) == nil)
    }

    @Test(arguments: [[], ["f"], ["x", "/y"], ["f", "/a", "d"]])
    func `A list that was cut short is read as far as it goes`(fields: [String]) {
        let folder = Folder()
        let paths = legacy(folder, fields)?.placeholders.map(\.host)
        #expect(paths == (fields.first == "f" && fields.count > 1 ? ["/a"] : []))
    }

    @Test func `A stamp tells a process from the next one of its number`() throws {
        let own = try #require(ProcessStamp.own)
        #expect(own.isAlive)
        #expect(ProcessStamp("\(own.pid)-1")?.isAlive == false)
        let process = try HostProcess(["/bin/sleep", "1000"])
        let stamp = try #require(ProcessStamp(of: process.pid))
        #expect(stamp.isAlive)
        process.stop()
        #expect(!stamp.isAlive)
    }

    /// The ledger belongs to the process, so one test goes through its whole life.
    @Test func `The next daemon removes what is still empty and ours, and waits for cells`() throws
    {
        let folder = Folder()
        for name in ["account", "tree"] { folder.folder(name) }
        let tree = folder.path + "/tree/"
        for name in [".envrc", ".bashrc", "held", "waiting"] {
            #expect(Kernel.createEmptyFile(tree + name) == 0)
        }
        #expect(Kernel.makeDirectory(tree + ".git", mode: 0o555) == 0)
        folder.folder("tree/.ssh")
        folder.file("tree/.profile", "export A=1\n")
        folder.file("tree/.env", "")
        createFile(tree + ".ssh/key", "mine")
        let process = try HostProcess(["/bin/sleep", "1000"])
        let builder = try #require(ProcessStamp(of: process.pid))
        func list(_ name: String, _ fields: [String]) {
            let text = ([ProcessStamp.boot] + fields).map { $0 + "\0" }.joined()
            createFile(folder.path + "/account/" + name, text)
        }
        let left = [".envrc", ".bashrc", ".profile", ".env", "nowhere"]
        list(
            Self.dead,
            left.flatMap { ["f", tree + $0] } + ["d", tree + ".git", "d", tree + ".ssh"])
        list("4194304-2", ["f", tree + "waiting", "b", builder.text])
        defer { PlaceholderLedger.close() }
        PlaceholderLedger.open(folder.path + "/account", milliseconds: 50)

        #expect(!folder.exists("tree/.envrc") && !folder.exists("tree/.bashrc"))
        #expect(!folder.exists("tree/.git"))
        // Somebody has put something in, or may write to it: theirs.
        #expect(folder.exists("tree/.profile") && folder.exists("tree/.env"))
        #expect(folder.exists("tree/.ssh/key"))
        // Not on the list.
        #expect(folder.exists("tree/held"))
        // A cell may live as long as its builder does; a new cell of that tree takes it over.
        #expect(folder.exists("tree/waiting"))
        #expect(PlaceholderLedger.isHeld(tree + "waiting"))
        #expect(!folder.exists("account/" + Self.dead))
        let item = CellPlan.Placeholder(host: tree + "waiting", isDirectory: false)
        try PlaceholderLedger.hold([item])
        process.stop()
        try PlaceholderLedger.hold([])
        #expect(folder.exists("tree/waiting"))
        #expect(!folder.exists("account/4194304-2"))
        PlaceholderLedger.release([item], builder: -1)
        #expect(!folder.exists("tree/waiting"))
    }
}
