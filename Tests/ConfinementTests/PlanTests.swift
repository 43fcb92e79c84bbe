import Testing

@testable import Confinement

/// A spec as bubblewrap's options, and what is refused before anything is built.
struct PlanTests {
    private static let tools = CellTools(
        bubblewrap: "/usr/bin/bwrap", tribuneCell: "/bin/sh", report: HostReport(findings: []),
        groups: .none)

    private func plan(_ change: (inout CellSpec) -> Void) throws -> CellPlan {
        var spec = CellSpec(arguments: ["/bin/true"])
        change(&spec)
        return try CellPlan(spec, tools: Self.tools)
    }

    /// Pairs of the orders.
    private func orders(_ plan: CellPlan) -> [[String]] {
        let texts = plan.orders.split(separator: 0, omittingEmptySubsequences: false)
            .dropLast().map { String(decoding: $0, as: UTF8.self) }
        return stride(from: 0, to: texts.count, by: 2).map { [texts[$0], texts[$0 + 1]] }
    }

    @Test(
        arguments: [
            ("/", [], false), ("/a", ["a"], false), ("/a/", ["a"], true),
            ("/a/b c", ["a", "b c"], false),
        ] as [(String, [String], Bool)])
    func `A path that means one place is taken`(text: String, parts: [String], slash: Bool) throws {
        let path = try CellPath(text)
        #expect(path.parts == parts)
        #expect(path.endsInSlash == slash)
        #expect(path.text == "/" + parts.joined(separator: "/"))
    }

    @Test(arguments: ["", "a", "./a", "/a/../b", "/a/./b", "/a//b", "//", "/..", "/a\0b", "~"])
    func `A path that could mean two is refused`(text: String) {
        #expect(throws: CellRefusal.badPath(text)) { try CellPath(text) }
    }

    @Test(arguments: [
        ("/a/b", "/a", true), ("/a", "/a", true), ("/ab", "/a", false),
        ("/a", "/a/b", false), ("/a", "/", true),
    ])
    func `Below is counted in parts, not letters`(path: String, other: String, below: Bool) throws {
        #expect(try CellPath(path).isWithin(CellPath(other)) == below)
    }

    /// What is wrong with a spec.
    static let wrong: [(String, @Sendable (inout CellSpec) -> Void, CellRefusal)] = [
        ("no command", { $0.arguments = [] }, .badValue("no command")),
        ("an empty command", { $0.arguments = [""] }, .badValue("no command")),
        ("no lease", { $0.leaseMilliseconds = 0 }, .badValue("lease of 0 ms")),
        (
            "a lease of two days", { $0.leaseMilliseconds = 172_800_000 },
            .badValue("lease of 172800000 ms")
        ),
        ("a door twice", { $0.doors = [80, 80] }, .badValue("doors")),
        ("door zero", { $0.doors = [0] }, .badValue("doors")),
        ("too many doors", { $0.doors = Array(1...65) }, .badValue("doors")),
        ("a host name with a space", { $0.hostname = "a b" }, .badValue("host name")),
        ("no host name", { $0.hostname = "" }, .badValue("host name")),
        (
            "a terminal without devices", { $0.stdio = .pty(rows: 1, columns: 1) },
            .badValue("a terminal needs devices")
        ),
        ("a relative folder", { $0.directory = "work" }, .badPath("work")),
        (
            "a variable without a name", { $0.environment[""] = "x" },
            .badValue("name of a variable")
        ),
        ("a variable with =", { $0.environment["A=B"] = "x" }, .badValue("name of a variable")),
        ("a NUL in an argument", { $0.arguments.append("a\0b") }, .badValue("NUL")),
        ("a NUL in a value", { $0.environment["A"] = "a\0b" }, .badValue("NUL")),
        (
            "the root of the host", { $0.root = [.readOnly(host: "/", inside: "/host")] },
            .forbiddenMount("/")
        ),
        (
            "processes of the host", { $0.root = [.readOnly(host: "/proc/1", inside: "/p")] },
            .forbiddenMount("/proc/1")
        ),
        (
            "devices of the host", { $0.root = [.readWrite(host: "/dev", inside: "/d")] },
            .forbiddenMount("/dev")
        ),
        (
            "a mount over the cell's own proc",
            { $0.root = [.tmpfs(inside: "/proc/x", bytes: 1)] }, .mountTaken("/proc/x")
        ),
        (
            "two mounts at one place",
            { $0.root = [.tmpfs(inside: "/x", bytes: 1), .tmpfs(inside: "/x", bytes: 2)] },
            .mountTaken("/x")
        ),
        (
            "a mount in the place of tribune-cell",
            { $0.root = [.file(inside: "/.tribune/tribune-cell", bytes: [])] },
            .mountTaken("/.tribune/tribune-cell")
        ),
        (
            "a host path that is not there",
            { $0.root = [.readOnly(host: "/nowhere/at/all", inside: "/x")] },
            .missing("/nowhere/at/all")
        ),
        (
            "an empty tmpfs", { $0.root = [.tmpfs(inside: "/x", bytes: 0)] },
            .badValue("size of /x")
        ),
        (
            "a link to nothing", { $0.root = [.symlink(inside: "/x", target: "")] },
            .badPath("")
        ),
        (
            "too many files",
            { $0.root = (0...40).map { .file(inside: "/f\($0)", bytes: []) } },
            .badValue("at most 40 files with bytes")
        ),
    ]

    @Test(arguments: wrong.indices)
    func `What is wrong is refused before anything is built`(index: Int) {
        let (name, change, refusal) = Self.wrong[index]
        #expect(throws: refusal, "\(name)") { try plan(change) }
    }

    @Test func `Parents are mounted before what lies in them, files last`() throws {
        let folder = Folder()
        folder.folder("tree/.vscode")
        folder.file("tree/.vscode/mcp.json", "{}")
        folder.file("tree/.mcp.json", "{}")
        let plan = try plan { spec in
            spec.root = [
                .file(inside: "/work/.vscode/mcp.json", bytes: Array("shown".utf8)),
                .file(inside: "/work/.mcp.json", bytes: []), .tmpfs(inside: "/work/deep", bytes: 1),
                .readWrite(host: folder.path + "/tree", inside: "/work"),
            ]
            spec.protected = ["/work/.vscode/", "/work/.mcp.json", "/work/.envrc"]
        }
        let options = plan.builderArguments
        func place(_ option: String, _ inside: String) -> Int? {
            options.indices.first { at in
                options[at] == option && options[at...].prefix(3).contains(inside)
            }
        }
        let tree = try #require(place("--bind", "/work"))
        let deep = try #require(options.lastIndex(of: "/work/deep"))
        let locked = try #require(place("--ro-bind", "/work/.vscode"))
        let shown = try #require(options.lastIndex(of: "/work/.vscode/mcp.json"))
        let closed = try #require(options.lastIndex(of: "--remount-ro"))
        #expect(tree < deep && deep < locked && locked < shown && shown < closed)
        // A file with bytes of ours is no part of the tree: nothing is to be locked or made there.
        #expect(place("--ro-bind", "/work/.mcp.json") == nil)
        #expect(plan.placeholders.map(\.host) == [folder.path + "/tree/.envrc"])
        #expect(plan.data.count == 2)
        #expect(Set(plan.places.map(\.name)) == [".vscode", ".envrc"])
    }

    @Test func `What no control group holds is a limit of each process`() throws {
        let limits = try orders(
            plan { spec in
                spec.limits.memoryBytes = 1 << 30
                spec.limits.processes = 7
                spec.limits.cpuSecondsPerProcess = 5
                spec.limits.fileBytes = 99
            }
        ).filter { $0[0].hasPrefix("limit.") }
        let expected = [
            ["limit.address-space", "1073741824"], ["limit.cpu", "5"], ["limit.file-size", "99"],
            ["limit.open-files", "1024"], ["limit.processes", "7"],
        ]
        #expect(limits.sorted { $0[0] < $1[0] } == expected)
    }

    @Test func `Orders say everything that tribune-cell must know, and nothing else`() throws {
        let pairs = try orders(
            plan { spec in
                spec.arguments = ["/bin/sh", "-c", "exit 1"]
                spec.environment = ["B": "2", "A": "1=1"]
                spec.doors = [7300]
                spec.listen = [8080]
                spec.executable = ["/tmp/tools"]
                spec.directory = "/tmp"
                spec.root = [.tmpfs(inside: "/tmp", bytes: 1)]
                spec.limits.openFiles = nil
            })
        let expected = [
            ["directory", "/tmp"], ["lease", "10000"], ["door", "7300"], ["listen", "8080"],
            ["writable", "/tmp"], ["program", "/.tribune/tribune-cell"],
            ["executable", "/tmp/tools"],
            ["argument", "/bin/sh"], ["argument", "-c"], ["argument", "exit 1"],
            ["variable", "A=1=1"], ["variable", "B=2"],
        ]
        #expect(pairs == expected)
    }
}
