import Agency
import Authority
import StrictJSON
import TestCourt
import Testing

@Suite("Answers given beforehand")
struct AllowanceTests {
    /// A court that knows the approver.
    private static func court(_ mandate: Mandate) throws -> Court {
        var known = try Court(mandate)
        try known.know("alice", uid: 1, key: "a")
        return known
    }

    private func allow(
        _ scope: AllowanceRecord.Scope, _ court: Court, count: Int64 = 2, seconds: Int64 = 60
    ) -> EntryBody {
        .allowance(
            AllowanceRecord(
                lineage: "lin-1", scope: scope, count: count,
                expires: court.now.advanced(by: .seconds(seconds)), person: "alice", seen: 0,
                signature: ""))
    }

    @Test("a target is allowed so many times, whatever the arguments, and no other")
    func target() throws {
        var court = try Self.court(Samples.mandate(.bounded))
        try court.record(allow(.target(verb: .callTool, server: "git", target: "push"), court))
        for _ in 0..<2 {
            let made = try court.propose(Samples.call("push", ["x": 1]))
            #expect(made.decision.verdict == .permit)
            #expect(made.decision.reasons.last?.code == .allowed)
            try court.settle(made.id)
        }
        #expect(court.decide(Samples.call("push")).verdict == .ask)
    }

    @Test("a class is allowed within the mandate and not at its edge")
    func effect() throws {
        var court = try Self.court(Samples.mandate(.assisted))
        try court.record(allow(.effect(.write, server: "git"), court, count: 5))
        #expect(court.decide(Samples.call("write")).verdict == .permit)
        #expect(court.decide(Samples.call("push")).verdict == .ask)
        court = try Self.court(Samples.mandate(.delegated))
        try court.record(allow(.effect(.irreversible, server: "git"), court, count: 5))
        // Unknown tools count as irreversible, and are outside the mandate.
        #expect(court.decide(Samples.call("unknown")).verdict == .ask)
    }

    @Test("a class does not answer what a policy asks")
    func policyAsks() throws {
        let policies = "@ask forbid(principal, action, resource);"
        var court = try Self.court(Samples.mandate(.assisted, policies: policies))
        try court.record(allow(.effect(.write, server: "git"), court))
        #expect(court.decide(Samples.call("write")).verdict == .ask)
        try court.record(allow(.target(verb: .callTool, server: "git", target: "write"), court))
        #expect(court.decide(Samples.call("write")).verdict == .permit)
    }

    @Test("an act is allowed by the digest of what is shown of it")
    func act() throws {
        var court = try Self.court(Samples.mandate(.bounded))
        #expect(!court.authority.needsShown("lease-1"))
        try court.record(allow(.act(Samples.digest("5")), court))
        #expect(court.authority.needsShown("lease-1"))
        func verdict(_ shown: Digest?) -> Verdict {
            court.authority.decide(Samples.call("push"), now: court.now, shown: shown).verdict
        }
        #expect(verdict(Samples.digest("5")) == .permit)
        #expect(verdict(Samples.digest("6")) == .ask)
        #expect(verdict(nil) == .ask)
    }

    @Test("it ends at its moment, opens nothing that is denied, and not what is short")
    func bounds() throws {
        var mandate = Samples.mandate(.bounded)
        mandate.limits = [Limit(.money, per: .life, max: 15)]
        var court = try Self.court(mandate)
        try court.record(allow(.target(verb: .callTool, server: "git", target: "push"), court))
        try court.record(allow(.target(verb: .callTool, server: "git", target: "none"), court))
        #expect(court.decide(Samples.call("none")).verdict == .deny)
        let made = try court.propose(Samples.call("push"))
        try court.settle(made.id)
        #expect(court.decide(Samples.call("push")).reasons.first == Reason(.limit, "money"))
        court = try Self.court(Samples.mandate(.bounded))
        try court.record(allow(.target(verb: .callTool, server: "git", target: "push"), court))
        court.now = court.now.advanced(by: .seconds(60))
        #expect(court.decide(Samples.call("push")).verdict == .ask)
    }

    @Test("it does not lift a freeze or a stop")
    func frozen() throws {
        var court = try Self.court(Samples.mandate(.bounded))
        try court.record(allow(.target(verb: .callTool, server: "git", target: "push"), court))
        try court.order(.freeze)
        #expect(court.decide(Samples.call("push")).verdict == .deny)
    }

    @Test("it ends when somebody thinks worse of the agent, or the person may answer no more")
    func ends() throws {
        let scope = AllowanceRecord.Scope.target(verb: .callTool, server: "git", target: "push")
        var court = try Self.court(Samples.mandate(.bounded))
        try court.record(allow(scope, court))
        try court.order(.freeze)
        try court.order(.resume)
        #expect(court.decide(Samples.call("push")).verdict == .ask)
        court = try Self.court(Samples.mandate(.bounded))
        try court.record(allow(scope, court))
        #expect(court.decide(Samples.call("push")).verdict == .permit)
        try court.know("alice", uid: 1, key: "a", active: false)
        #expect(court.decide(Samples.call("push")).verdict == .ask)
    }
}
