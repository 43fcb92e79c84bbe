import Agency
import Authority
import StrictJSON
import TestCourt
import Testing

@Suite("The organisation's charter")
struct CharterTests {
    private func charter(_ edit: (inout Charter) -> Void) -> CharterRecord {
        var charter = Charter(organisation: "Example")
        edit(&charter)
        return CharterRecord(
            digest: Samples.digest("e"), charter: charter, uid: 1000, stewards: [])
    }

    /// Two lineages of `historian` and one of `scribe`.
    private func court(_ record: CharterRecord) throws -> Court {
        var court = try Court(Samples.mandate())
        try court.grant(Samples.mandate(), lease: "lease-2", lineage: "lin-2")
        var other = Samples.mandate()
        other.agent = "scribe"
        try court.grant(other, lease: "lease-3", lineage: "lin-3", digest: Samples.digest("b"))
        try court.pin("push", lease: "lease-3")
        try court.record(.charter(record))
        return court
    }

    private func push(_ court: inout Court, _ lease: LeaseID) throws -> Reason? {
        let made = try court.propose(Samples.call("push", lease: lease))
        if made.decision.verdict == .permit { try court.settle(made.id) }
        return made.decision.verdict == .permit ? nil : made.decision.reasons.first
    }

    @Test("a cap of the organisation counts what all agents use")
    func organisation() throws {
        var court = try court(charter { $0.limits = [Limit(.money, per: .life, max: 30)] })
        for lease: LeaseID in ["lease-1", "lease-2", "lease-3"] {
            #expect(try push(&court, lease) == nil)
        }
        for lease: LeaseID in ["lease-1", "lease-3"] {
            #expect(try push(&court, lease) == Reason(.limit, "organisation money"))
        }
    }

    @Test("a cap of an agent counts all its lineages, one of a team all its agents")
    func agentsAndTeams() throws {
        var court = try court(
            charter {
                $0.agents = ["historian": [Limit(.money, per: .life, max: 20)]]
                $0.teams = [
                    "red": Team(
                        agents: ["scr*"], people: [],
                        limits: [Limit(.money, per: .fixed(.seconds(86_400)), max: 10)])
                ]
            })
        #expect(court.authority.team(of: "scribe") == "red")
        #expect(court.authority.team(of: "historian") == nil)
        #expect(try push(&court, "lease-1") == nil)
        #expect(try push(&court, "lease-2") == nil)
        #expect(try push(&court, "lease-1") == Reason(.limit, "agent:historian money"))
        #expect(try push(&court, "lease-3") == nil)
        #expect(try push(&court, "lease-3") == Reason(.limit, "team:red money"))
        court.now = court.now.advanced(by: .seconds(86_400))
        #expect(try push(&court, "lease-3") == nil)
    }

    @Test("what was used stays counted when a cap goes and comes back")
    func recapped() throws {
        var court = try court(charter { $0.limits = [Limit(.money, per: .life, max: 20)] })
        #expect(try push(&court, "lease-1") == nil)
        try court.record(.charter(charter { _ in }))
        #expect(try push(&court, "lease-1") == nil)
        try court.record(
            .charter(charter { $0.limits = [Limit(.money, per: .life, max: 25)] }))
        #expect(try push(&court, "lease-1") == Reason(.limit, "organisation money"))
    }

    @Test("a red line holds against every permit and level, and for a lease that observes")
    func redLines() throws {
        let line = """
            @id("no-push") @message("Nobody pushes on Fridays.")
            forbid(principal, action == AgentCore::Action::"git___push", resource);
            """
        for observing in [false, true] {
            var court = try Court(Samples.mandate(.spawning), observing: observing)
            try court.record(.charter(charter { $0.redLines = line }))
            let decision = court.decide(Samples.call("push"))
            #expect(decision.verdict == .deny)
            #expect(!decision.goesOn)
            #expect(decision.reasons.first?.subject == "no-push")
            #expect(court.decide(Samples.call("look")).verdict == .permit)
        }
    }

    @Test("a red line comes before everything that a lease that observes is let do")
    func observedPins() throws {
        var court = try Court(Samples.mandate(), observing: true)
        let line = "forbid(principal, action, resource);"
        try court.record(.charter(charter { $0.redLines = line }))
        let unpinned = Samples.call("look", definition: Samples.digest("0"))
        #expect(!court.decide(unpinned).goesOn)
        #expect(court.decide(unpinned).reasons.first?.code == .redLine)
    }

    @Test(
        "a red line is a forbid and nothing else",
        arguments: [
            "permit(principal, action, resource);", "forbid(principal, action, resource) when",
            "@ask forbid(principal, action, resource);",
            "@mode(\"shadow\") forbid(principal, action, resource);",
            "forbid(principal == ?principal, action, resource);",
        ])
    func badLines(text: String) throws {
        var charter = Charter(organisation: "Example")
        charter.redLines = text
        #expect(throws: MandateFault.self) { try Authority.check(charter) }
    }

    @Test("a red line that cannot be evaluated counts as touched")
    func failingLine() throws {
        var court = try Court(Samples.mandate())
        let line = "forbid(principal, action, resource) when { context.input.size > 3 };"
        try court.record(.charter(charter { $0.redLines = line }))
        #expect(court.decide(Samples.call("look")).reasons.first?.code == .redLine)
        #expect(court.decide(Samples.call("look", ["size": 3])).verdict == .permit)
    }

    @Test("the charter's table makes levels stricter")
    func table() throws {
        var court = try Court(Samples.mandate())
        let needs: [AutonomyTable.Need] = [.deny, .deny, .ask, .ask, .ask]
        let stricter = try #require(AutonomyTable(stricter: [.write: needs], outside: nil))
        try court.record(.charter(charter { $0.autonomy = stricter }))
        #expect(court.decide(Samples.call("write")).verdict == .ask)
        #expect(court.decide(Samples.call("push")).verdict == .permit)
    }

    @Test("no table is looser than the standard, or wider at a lower level")
    func badTables() throws {
        let loose = try #require(
            AutonomyTable(
                stricter: [.oversight: Array(repeating: .free, count: 5)], outside: nil))
        #expect(loose == .standard)
        #expect(
            AutonomyTable(stricter: [.read: [.free, .ask, .ask, .ask, .ask]], outside: nil) == nil)
        #expect(AutonomyTable(stricter: [.read: [.ask]], outside: nil) == nil)
        for effect in EffectClass.allCases {
            let needs = AutonomyLevel.allCases.map {
                AutonomyTable.standard.need(of: effect, at: $0)
            }
            #expect(zip(needs, needs.dropFirst()).allSatisfy { $0 >= $1 })
        }
    }

    @Test("people are asked only so often in an hour")
    func load() throws {
        var court = try Court(Samples.mandate(.observe))
        try court.record(.charter(charter { $0.asksPerHour = 3 }))
        for _ in 0..<3 {
            let made = try court.propose(Samples.call("look"), shown: Samples.digest("1"))
            #expect(made.decision.verdict == .ask)
            try court.record(.answer(AnswerRecord(ask: made.id, decision: .deny)))
        }
        #expect(court.decide(Samples.call("look")).reasons.last == Reason(.overloaded))
        court.now = court.now.advanced(by: .seconds(3600))
        #expect(court.decide(Samples.call("look")).verdict == .ask)
    }

    @Test("state is the fold of the log, charter included")
    func folds() throws {
        var court = try court(
            charter {
                $0.limits = [Limit(.money, per: .fixed(.seconds(60)), max: 30)]
                $0.teams = ["red": Team(agents: ["*"], people: ["alice"])]
                $0.redLines = "forbid(principal, action, resource) when { context.input has x };"
            })
        #expect(try push(&court, "lease-1") == nil)
        #expect(try court.replayed().state() == court.state())
        let again = try court.reloaded()
        #expect(try again.state() == court.state())
        #expect(again.decide(Samples.call("look", ["x": 1])).reasons.first?.code == .redLine)
    }
}
