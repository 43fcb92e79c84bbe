import Agency
import StrictJSON
import TestCourt
import Testing

@testable import Authority

@Suite("Deciding an action")
struct DecideTests {
    @Test("no lease, no act")
    func noLease() throws {
        let court = try Court(Samples.mandate())
        let decision = court.decide(Samples.call("look", lease: "lease-2"))
        #expect(decision.verdict == .deny)
        #expect(decision.reasons == [Reason(.noLease)])
        #expect(decision.reserved.isEmpty)
    }

    @Test("an ended lease may do nothing, whatever was granted")
    func endedLease() throws {
        var court = try Court(Samples.mandate())
        try court.record(.leaseEnded(Self.end("lease-1")))
        #expect(court.decide(Samples.call("look")).reasons == [Reason(.noLease)])
    }

    @Test(
        "frozen and stopped lineages may do nothing",
        arguments: [
            (Order.Change.freeze, Reason.Code.frozen), (.stop, .stopped),
        ])
    func standing(change: Order.Change, code: Reason.Code) throws {
        var court = try Court(Samples.mandate())
        try court.order(change)
        let decision = court.decide(Samples.call("look"))
        #expect(decision.verdict == .deny)
        #expect(decision.reasons == [Reason(code)])
    }

    @Test("a stop holds against every later order")
    func stopHolds() throws {
        var court = try Court(Samples.mandate())
        try court.order(.stop)
        for change in [Order.Change.resume, .raise(to: .spawning), .freeze, .lower(to: .observe)] {
            try court.order(change)
            #expect(court.lineage?.standing == .stopped)
        }
    }

    @Test("a stopped lineage is not revived by another lease record")
    func noRevival() throws {
        var court = try Court(Samples.mandate())
        try court.order(.stop)
        try court.grant(Samples.mandate(), lease: "lease-9")
        #expect(court.lineage?.standing == .stopped)
        #expect(court.decide(Samples.call("look", lease: "lease-9")).reasons == [Reason(.stopped)])
    }

    @Test("an ended lease is not revived by its record coming again")
    func noSecondLife() throws {
        var court = try Court(Samples.mandate())
        try court.record(.leaseEnded(Self.end("lease-1")))
        try court.grant(Samples.mandate())
        #expect(court.decide(Samples.call("look")).verdict == .deny)
    }

    @Test("what was used counts on when a lineage gets a second lease")
    func secondLeaseKeepsLedger() throws {
        let limits = [Limit(.calls, per: .life, max: 1)]
        var court = try Court(Samples.mandate(limits: limits))
        try court.settle(court.propose(Samples.call("look")).id)
        try court.grant(Samples.mandate(limits: limits), lease: "lease-2")
        #expect(court.decide(Samples.call("look", lease: "lease-2")).verdict == .deny)
    }

    @Test("a resumed lineage whose program is gone is ended, not active")
    func resumedAfterEnd() throws {
        var court = try Court(Samples.mandate())
        try court.order(.freeze)
        try court.record(.leaseEnded(Self.end("lease-1")))
        try court.order(.resume)
        #expect(court.lineage?.standing == .ended)
    }

    @Test("a tool, a server, a resource or a prompt that is not granted is denied below L3")
    func notGranted() throws {
        let court = try Court(Samples.mandate(.bounded))
        let actions = [
            Samples.call("other"), Samples.call("look", server: "other"),
            Samples.ask(.readResource, "file:///etc/passwd"), Samples.ask(.getPrompt, "other"),
            Samples.ask(.subscribe, "file:///etc/passwd"), Samples.ask(.complete, "other"),
        ]
        for action in actions {
            let decision = court.decide(action)
            #expect(decision.verdict == .deny, "\(action.verb) \(action.target)")
            #expect(decision.reasons.map(\.code) == [.notGranted])
        }
    }

    @Test("what is granted is permitted, with the policy that permits")
    func granted() throws {
        let court = try Court(Samples.mandate())
        let actions = [
            Samples.call("look"), Samples.ask(.readResource, "file:///work/a"),
            Samples.ask(.subscribe, "file:///work/a"), Samples.ask(.getPrompt, "greet"),
            Samples.ask(.complete, "greet"), Samples.ask(.complete, "file:///work/a"),
        ]
        for action in actions {
            let decision = court.decide(action)
            #expect(decision.verdict == .permit, "\(action.verb) \(action.target)")
            #expect(decision.reasons.contains { $0.code == .permitted })
        }
    }

    @Test(
        "names are taken literally: a star or a quote in a tool's name opens nothing",
        arguments: [
            "loo*", "*", "look\"", "look\\u{0}", "LOOK", "look ", "\u{1F600}",
        ])
    func literalNames(tool: String) throws {
        let court = try Court(Samples.mandate(.bounded))
        #expect(court.decide(Samples.call(tool)).verdict == .deny)
    }

    @Test(
        "at the edge of the mandate L3 and L4 ask and lower levels deny",
        arguments: AutonomyLevel.allCases)
    func edge(level: AutonomyLevel) throws {
        let court = try Court(Samples.mandate(level))
        let expected: Verdict = level >= .delegated ? .ask : .deny
        #expect(court.decide(Samples.call("other")).verdict == expected)
        #expect(court.decide(Samples.call("look", server: "other")).verdict == expected)
    }

    @Test("a forbid beats the question at the edge, for unknown servers too")
    func forbidAtEdge() throws {
        let court = try Court(
            Samples.mandate(.spawning, policies: "forbid(principal, action, resource);"))
        for action in [Samples.call("other"), Samples.call("look", server: "other")] {
            #expect(court.decide(action).verdict == .deny)
        }
    }

    @Test("a free permit does not reach servers that the mandate does not name")
    func permitAllStopsAtServers() throws {
        let court = try Court(
            Samples.mandate(.bounded, policies: "permit(principal, action, resource);"))
        #expect(court.decide(Samples.call("look", server: "other")).verdict == .deny)
    }

    @Test(
        "a number that Cedar cannot hold exactly is refused",
        arguments: [
            "1e400", "0.12345", "9223372036854775808", "1.5e-7",
        ])
    func notRepresentable(lexeme: String) throws {
        let court = try Court(Samples.mandate())
        let number = try #require(JSONNumber(lexeme: lexeme))
        let arguments: KeyValuePairs<String, JSONValue> = [
            "deep": ["list": .array([.number(number)])]
        ]
        let decision = court.decide(Samples.call("look", arguments))
        #expect(decision.reasons == [Reason(.notRepresentable)])
        #expect(decision.verdict == .deny)
    }

    @Test("more asks than may wait are denied")
    func overloaded() throws {
        var court = try Court(Samples.mandate(.observe))
        for _ in 0..<Authority.pendingMax {
            #expect(try court.propose(Samples.call("look"), shown: nil).decision.verdict == .ask)
        }
        let decision = court.decide(Samples.call("look"))
        #expect(decision.verdict == .deny)
        #expect(decision.reasons.contains(Reason(.overloaded)))
    }

    @Test("what the agent is told holds no reason")
    func constantText() throws {
        var court = try Court(Samples.mandate(.bounded))
        let texts = Set([
            court.decide(Samples.call("other")).denial,
            court.decide(Samples.call("look", lease: "lease-7")).denial,
        ])
        try court.order(.freeze)
        #expect(texts.union([court.decide(Samples.call("look")).denial]) == [.plain])
    }

    static func end(_ lease: LeaseID) -> LeaseEnded {
        LeaseEnded(
            lease: lease, cause: .finished, exitStatus: 0, proof: "empty pid namespace",
            confirmed: true)
    }
}
