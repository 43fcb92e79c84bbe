import Testing

@testable import Confinement

/// What is read of the host, and what follows from what it lacks.
struct HostTests {
    @Test(
        arguments: [
            ("0::/user.slice/a", "/user.slice/a", [:]),
            ("12:cpu,cpuacct:/x\n3:pids:/y\n", nil, [.cpu: "/x", .cpuacct: "/x", .pids: "/y"]),
            (
                "0::/\n5:memory:/docker/a:b\n9:freezer:/", "/",
                [.memory: "/docker/a:b", .freezer: "/"]
            ),
            ("", nil, [:]), ("nonsense\n1:2\n", nil, [:]),
        ] as [(String, String?, [ControlGroupController: String])])
    func `The daemon's own groups are read in both versions`(
        text: String, unified: String?, legacy: [ControlGroupController: String]
    ) {
        let groups = OwnGroups.parse(text)
        #expect(groups.unified == unified)
        #expect(groups.legacy == legacy)
    }

    @Test func `A trial cell is built here, since the other tests build cells`() {
        let bubblewrap = CellTools.detect().bubblewrap
        #expect(TrialCell.complaint(bubblewrap: bubblewrap) == nil)
    }

    @Test(
        arguments: [
            ("/bin/ls", "bwrap: unrecognized option"), ("/bin/false", "bubblewrap gave no reason"),
        ])
    func `What a builder complains of is what the report says, and no cell can be built`(
        builder: String, complaint: String
    ) throws {
        let report = HostCheck.run(bubblewrap: builder, tribuneCell: nil, groups: .none)
        let trial = try #require(report.findings.first { $0.right == "a trial cell" })
        #expect(!trial.isPresent && trial.isNecessary)
        #expect(trial.detail.hasPrefix(complaint))
    }

    @Test(arguments: [(nil, true), ("0", true), ("1", true), ("2", false), ("3", false)])
    func `Where nobody may take hold of another process, no port can be given`(
        scope: String?, isPresent: Bool
    ) {
        let finding = HostCheck.listening(scope)
        #expect(finding.isPresent == isPresent)
        #expect(finding.weakness == nil && !finding.isNecessary)
    }

    @Test func `Old Landlock is named with what it does not hold`() throws {
        let report = HostCheck.run(bubblewrap: nil, tribuneCell: nil, groups: .none)
        let landlock = try #require(report.findings.first { $0.weakness == .landlock })
        #expect(landlock.right == "Landlock ABI 1")
        #expect(landlock.consequence.contains("can be executed"))
    }

    @Test func `Mounted hierarchies are found among other mounts`() {
        let table = MountTable.parse(
            """
            22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            30 22 0:26 / /sys/fs/cgroup rw,nosuid - tmpfs tmpfs ro,mode=755
            31 30 0:27 / /sys/fs/cgroup/unified rw shared:5 master:2 - cgroup2 cgroup2 rw
            32 30 0:28 /docker/ab /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory
            33 30 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct
            34 30 0:29 / /short rw
            """)
        #expect(table.unified == MountTable.Mount(root: "/", point: "/sys/fs/cgroup/unified"))
        #expect(table.legacy[.memory]?.root == "/docker/ab")
        #expect(table.legacy[.cpu]?.point == "/sys/fs/cgroup/cpu")
        #expect(table.legacy[.pids] == nil)
    }

    @Test(
        arguments: [
            ("/", nil, ""), ("/", "/", ""), ("/", "/a", "/a"), ("/a", "/a/b", "/b"),
            // Not below what is mounted, leading out, or not there: the mount point itself.
            ("/a", "/c", ""), ("/", "/a/../b", ""), ("/", "/gone", ""),
        ] as [(String, String?, String)])
    func `A group's folder lies below its mount`(root: String, group: String?, below: String) {
        let folder = Folder()
        folder.folder("a")
        folder.folder("b")
        let mount = MountTable.Mount(root: root, point: folder.path)
        #expect(mount.directory(of: group) == folder.path + below)
    }

    private func report(_ weakness: Weakness?, isNecessary: Bool = false) -> HostReport {
        HostReport(findings: [
            HostFinding(
                right: "something", isPresent: false, detail: "why", consequence: "what",
                weakness: weakness, isNecessary: isNecessary)
        ])
    }

    /// A weakness, what a cell asks for, whether that needs the right.
    static let needs: [(Weakness, @Sendable (inout CellSpec) -> Void, Bool)] = [
        (.hostRoot, { _ in }, true), (.landlock, { _ in }, true), (.landlockScope, { _ in }, true),
        (.hostRoot, { $0.user = CellUser(user: 1000, group: 1000) }, false),
        (.hostRoot, { $0.user = CellUser(user: 0, group: 0) }, true),
        (.memoryLimit, { _ in }, false), (.memoryLimit, { $0.limits.memoryBytes = 1 }, true),
        (.processLimit, { _ in }, false), (.processLimit, { $0.limits.processes = 1 }, true),
        (.cpuLimit, { _ in }, false), (.cpuLimit, { $0.limits.cpuPercent = 1 }, true),
    ]

    @Test(arguments: needs.indices)
    func `A cell is refused what it needs and did not accept by name`(index: Int) {
        let (weakness, change, isNeeded) = Self.needs[index]
        var spec = CellSpec(arguments: ["/bin/true"])
        change(&spec)
        let report = report(weakness)
        if isNeeded {
            #expect(throws: CellRefusal.weakness(weakness, consequence: "what")) {
                try report.admit(spec)
            }
            // Another's name does not help.
            spec.acceptedWeaknesses = Set(Weakness.allCases).subtracting([weakness])
            #expect(throws: CellRefusal.self) { try report.admit(spec) }
        }
        spec.acceptedWeaknesses = [weakness]
        #expect(throws: Never.self) { try report.admit(spec) }
    }

    @Test func `A limit of processor time needs a host that counts it, or cpu-limit by name`() {
        let report = HostReport(findings: [
            HostFinding(
                right: HostCheck.processorTime, isPresent: false, detail: "why",
                consequence: "what", weakness: .cpuLimit, isNecessary: false)
        ])
        var spec = CellSpec(arguments: ["/bin/true"])
        spec.limits.cpuPercent = 1
        #expect(throws: Never.self) { try report.admit(spec) }
        spec.limits.cpuSecondsPerProcess = 1
        #expect(throws: CellRefusal.weakness(.cpuLimit, consequence: "what")) {
            try report.admit(spec)
        }
        spec.acceptedWeaknesses = [.cpuLimit]
        #expect(throws: Never.self) { try report.admit(spec) }
    }

    @Test func `What is necessary cannot be accepted away`() {
        var spec = CellSpec(arguments: ["/bin/true"])
        spec.acceptedWeaknesses = Set(Weakness.allCases)
        #expect(throws: CellRefusal.necessary("something: why")) {
            try report(nil, isNecessary: true).admit(spec)
        }
        #expect(throws: Never.self) { try report(nil).admit(spec) }
    }

    @Test func `This host's report names each right once, and each weakness`() {
        let report = Attacker.tools.report
        #expect(Set(report.findings.map(\.right)).count == report.findings.count)
        #expect(Set(report.findings.compactMap(\.weakness)) == Set(Weakness.allCases))
        #expect(report.findings.allSatisfy { !$0.consequence.isEmpty })
    }
}
