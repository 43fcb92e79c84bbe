import Agency
import Authority
import StrictJSON
import TestCourt

/// What the golden log of version 1 records: two lineages, every kind of entry, every verdict.
enum GoldenScenario {
    static func leaves() throws -> [[UInt8]] {
        let limits = [
            Limit(.calls, per: .life, max: 20), Limit(.calls, per: .window(.seconds(30)), max: 9),
            Limit(.money, per: .action, max: 10), Limit(.bytesOut, per: .life, max: .max),
        ]
        let policies = """
            @id("small") @message("only small ones") forbid(principal, action, resource)
            when { context.input has n && context.input.n > 7 };
            @id("sure") @ask forbid(principal, action, resource) when { context.input has sure };
            @mode("shadow") @id("quiet") forbid(principal, action, resource);
            """
        var court = Court()
        let started = Started(
            program: "0.1.0", before: .first, oversightPaths: ["/var/lib/tribune"])
        try court.record(.started(started))
        let key = String(repeating: "ab", count: 32)
        try court.record(.person(PersonRecord(name: "alice", publicKey: key, uid: 1000)))
        try court.record(
            .person(PersonRecord(name: "bob", publicKey: key, uid: 1001, active: false)))
        try court.grant(Samples.mandate(.delegated, limits: limits, policies: policies))
        try court.grant(
            Samples.mandate(.bounded), lease: "lease-2", lineage: "lin-2", observing: true,
            digest: Samples.digest("b"))
        for tool in ["look", "write", "push"] { try court.pin(tool) }
        try act(&court)
        try ask(&court)
        try end(&court)
        return try court.entries.map { try $0.leaf() }
    }

    private static func act(_ court: inout Court) throws {
        let statuses: [Outcome.Status] = [.succeeded, .failed, .cancelled, .voided, .unknown]
        for (second, status) in statuses.enumerated() {
            court.now = court.now.advanced(by: .seconds(Int64(second)))
            let call = Samples.call("push", ["n": 1], bytesOut: 1 << 40)
            try court.settle(court.propose(call).id, status, used: [.money: 3])
        }
        try court.propose(Samples.call("look", ["n": 8]))
        try court.propose(Samples.call("look", ["path": "/var/lib/tribune/log.key"]))
        try court.propose(Samples.ask(.readResource, "file:///work/notes"))
        try court.propose(Samples.call("other", lease: "lease-2"))
        try court.record(.refusal(RefusalRecord(lease: "lease-1", reason: "duplicate-key")))
        let used: [Quantity: Int64] = [.cpuTime: 12_345, .memory: 1 << 33, .wallTime: 1 << 60]
        try court.record(.usage(UsageRecord(lease: "lease-1", used: used)))
    }

    private static func ask(_ court: inout Court) throws {
        let shown = Samples.digest("5")
        for decision in [AnswerRecord.Decision.approve, .deny, .timeout, .withdrawn] {
            let call = Samples.call("look", ["sure": true])
            let id = try court.propose(call, shown: shown).id
            try court.record(
                .answer(
                    AnswerRecord(
                        ask: id, decision: decision, person: "alice", shown: shown,
                        signature: String(repeating: "cd", count: 64))))
            if decision == .approve { try court.propose(call, following: id, shown: shown) }
        }
        try court.propose(Samples.call("look", ["sure": true]), shown: shown)
    }

    private static func end(_ court: inout Court) throws {
        try court.pin("write", Samples.digest("e"))
        let finding = Finding(
            rule: "tool-definition-changed", lineage: "lin-1", advice: .lower,
            evidence: [court.entries.count - 1], detail: "a tool of server git changed")
        let index = try court.record(.finding(finding))
        for order in court.authority.respond(to: finding, at: index) {
            try court.record(.order(order))
        }
        try court.order(.quarantine(server: "git", tool: "look"))
        try court.order(.pin(server: "git", tool: "write", definition: Samples.digest("e")))
        try court.order(.freeze)
        try court.order(.resume)
        try court.order(.raise(to: .delegated))
        let snapshot = SnapshotRecord(size: court.entries.count, digest: Samples.digest("f"))
        try court.record(.snapshot(snapshot))
        try court.order(.stop, by: .hall("test"))
        let ended = LeaseEnded(
            lease: "lease-2", cause: .finished, exitStatus: 3, proof: "empty pid namespace",
            confirmed: true)
        try court.record(.leaseEnded(ended))
    }
}
