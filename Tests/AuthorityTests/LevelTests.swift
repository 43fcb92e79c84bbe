import Agency
import TestCourt
import Testing

@testable import Authority

@Suite("Autonomy levels")
struct LevelTests {
    /// The table of design.md section 1, written out by hand.
    static let table: [(AutonomyLevel, look: Verdict, write: Verdict, push: Verdict)] = [
        (.observe, .ask, .ask, .ask),
        (.assisted, .permit, .ask, .ask),
        (.bounded, .permit, .permit, .ask),
        (.delegated, .permit, .permit, .permit),
        (.spawning, .permit, .permit, .permit),
    ]

    @Test("each level asks for what the table says", arguments: table)
    func asks(level: AutonomyLevel, look: Verdict, write: Verdict, push: Verdict) throws {
        let court = try Court(Samples.mandate(level))
        #expect(court.decide(Samples.call("look")).verdict == look)
        #expect(court.decide(Samples.call("write")).verdict == write)
        #expect(court.decide(Samples.call("push")).verdict == push)
    }

    @Test("lowering goes down only, raising never above the mandate")
    func bounds() throws {
        var court = try Court(Samples.mandate(.bounded))
        try court.order(.lower(to: .delegated))
        #expect(court.lineage?.level == .bounded)
        try court.order(.lower(to: .observe))
        #expect(court.lineage?.level == .observe)
        try court.order(.raise(to: .spawning))
        #expect(court.lineage?.level == .bounded)
    }

    @Test("lowering the level never widens what is allowed, with any policies that load")
    func lowering() throws {
        let conditions = [
            "", "when { context.tribune.level >= 1 }", "when { context.tribune.level >= 3 }",
            "when { context.tribune.level <= 1 }", "when { context.tribune.level <= 3 }",
            "unless { context.tribune.level >= 2 }", "when { context.tribune.level == 2 }",
        ]
        var loaded = 0
        for effect in ["permit", "forbid", "@ask forbid", "@ask permit"] {
            for condition in conditions {
                let text = "\(effect)(principal, action, resource) \(condition);"
                guard (try? Authority.check(Samples.mandate(policies: text))) != nil else {
                    continue
                }
                loaded += 1
                try checkLowering(text)
            }
        }
        #expect(loaded == 12, "the two right comparisons and none, for each of four heads")
    }

    private func checkLowering(_ policies: String) throws {
        for tool in ["look", "write", "push", "other"] {
            var width = 0
            for level in AutonomyLevel.allCases {
                let court = try Court(Samples.mandate(level, policies: policies))
                let verdict = court.decide(Samples.call(tool)).verdict
                #expect(Self.width(verdict) >= width, "\(policies) \(tool) \(level.name)")
                width = Self.width(verdict)
            }
        }
    }

    static func width(_ verdict: Verdict) -> Int {
        switch verdict {
        case .deny: 0
        case .ask: 1
        case .permit: 2
        }
    }
}
