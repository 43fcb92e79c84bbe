import Agency

/// One entry of each kind, and the odd shapes of some, with every optional part once there and
/// once not. Their leaves are `Specs/vectors/entries.json`.
struct SampleEntry {
    let name: String
    let entry: Entry

    static let instant = Instant(nanoseconds: 1_795_268_000_123_456_789)

    static func all() throws -> [SampleEntry] {
        try people() + leases() + acts() + watching() + standing()
    }

    static func digest(_ byte: UInt8) throws -> Digest {
        try Sample.some(Digest(bytes: Array(repeating: byte, count: 32)))
    }

    static func make(_ name: String, _ body: EntryBody) -> SampleEntry {
        SampleEntry(name: name, entry: Entry(at: instant, body))
    }

    private static func people() throws -> [SampleEntry] {
        let key = String(repeating: "0f", count: 32)
        return [
            make(
                "started first",
                .started(Started(program: "0.1.0", before: .first, oversightPaths: []))),
            make(
                "started after a crash",
                .started(
                    Started(program: "0.1.0", before: .crash, oversightPaths: ["/home/é/.tribune"])
                )),
            make(
                "person",
                .person(PersonRecord(name: try Sample.name("alice"), publicKey: key, uid: 1000))),
            make(
                "person removed",
                .person(
                    PersonRecord(
                        name: try Sample.name("bob"), publicKey: key, uid: .max, active: false))),
            make(
                "answer of a person",
                .answer(
                    AnswerRecord(
                        ask: ActionID(7), decision: .approve, person: try Sample.name("alice"),
                        shown: try digest(3), signature: String(repeating: "ab", count: 64)))),
            make(
                "answer of nobody", .answer(AnswerRecord(ask: ActionID(8), decision: .timeout))),
        ]
    }

    private static func leases() throws -> [SampleEntry] {
        let lease: LeaseID = try Sample.name("lease-1")
        let smallest = Mandate(
            agent: try Sample.name("historian"), purpose: "Read.", level: .observe)
        return [
            make(
                "mandate smallest",
                .mandate(MandateRecord(digest: try digest(1), mandate: smallest))),
            make(
                "mandate whole",
                .mandate(MandateRecord(digest: try digest(2), mandate: try Sample.mandate()))),
            make(
                "lease",
                .lease(
                    LeaseRecord(
                        lease: lease, lineage: try Sample.name("lineage-1"),
                        mandate: try digest(2), startedBy: 1000, observing: false,
                        command: ["python3", "agent.py", "a \"b\"\n"]))),
            make(
                "lease ended",
                .leaseEnded(
                    LeaseEnded(
                        lease: lease, cause: .finished, exitStatus: 0,
                        proof: "empty pid namespace", confirmed: true))),
            make(
                "lease ended with the daemon",
                .leaseEnded(
                    LeaseEnded(
                        lease: lease, cause: .daemonDied, exitStatus: nil, proof: "not seen",
                        confirmed: false))),
        ]
    }

    private static func acts() throws -> [SampleEntry] {
        let payload = PayloadReference(commitment: try digest(4), id: "0000000000000007")
        var ask = try intent(payload, .ask)
        ask.shown = try digest(5)
        ask.pressure = Intent.Pressure(quantity: .bytesOut, permille: 912)
        ask.reserved = [.calls: 1, .money: 9_007_199_254_740_993]
        var followed = try intent(payload, .permit)
        followed.follows = ActionID(7)
        followed.observed = true
        return [
            make("intent permitted", .intent(try intent(payload, .permit))),
            make("intent that asks", .intent(ask)),
            make("intent that follows an answer", .intent(followed)),
            make(
                "outcome",
                .outcome(
                    OutcomeRecord(
                        action: ActionID(7), status: .succeeded, used: [.tokens: 12],
                        payload: payload))),
            make(
                "outcome unknown",
                .outcome(
                    OutcomeRecord(
                        action: ActionID(9_007_199_254_740_992), status: .unknown, used: [:],
                        payload: nil))),
            make(
                "usage",
                .usage(
                    UsageRecord(
                        lease: try Sample.name("lease-1"),
                        used: [.cpuTime: .max, .wallTime: 1, .memory: 1 << 30]))),
        ]
    }

    private static func intent(
        _ payload: PayloadReference, _ verdict: Verdict
    ) throws -> Intent {
        Intent(
            lease: try Sample.name("lease-1"), verb: .callTool, server: try Sample.name("git"),
            target: "git_log", definition: verdict == .permit ? try digest(6) : nil,
            payload: payload, verdict: verdict,
            reasons: [
                Reason(.policyAsks, "policy0", message: "only inside the repository"),
                Reason(.notRepresentable),
            ])
    }

    private static func watching() throws -> [SampleEntry] {
        let lineage: LineageID = try Sample.name("lineage-1")
        let git: ServerName = try Sample.name("git")
        let changes: [(String, Order.Change, Order.Source)] = [
            ("lower by a finding", .lower(to: .observe), .finding(12)),
            ("freeze by the hall", .freeze, .hall("a stop may be missing")),
            ("stop by a person", .stop, .person(uid: 1000, name: nil)),
            ("quarantine", .quarantine(server: git, tool: "git_log"), .hall("definition changed")),
            ("resume", .resume, .person(uid: 1000, name: try Sample.name("alice"))),
            ("raise", .raise(to: .spawning), .person(uid: 0, name: try Sample.name("alice"))),
            (
                "pin", .pin(server: git, tool: "git_log", definition: try digest(7)),
                .person(uid: 1000, name: try Sample.name("alice"))
            ),
            ("hold", .hold, .person(uid: 1000, name: nil)),
            ("release", .release, .person(uid: 1000, name: try Sample.name("alice"))),
        ]
        let orders = changes.map { name, change, source in
            let isSigned = change.loosens
            return make(
                "order \(name)",
                .order(
                    Order(
                        lineage: lineage, change: change, source: source,
                        seen: isSigned ? 40 : nil, signature: isSigned ? "ab" : nil)))
        }
        return orders + [
            make(
                "tool",
                .tool(
                    ToolRecord(
                        agent: try Sample.name("historian"), lease: try Sample.name("lease-1"),
                        server: git, tool: "git_log", definition: try digest(6),
                        state: .quarantined))),
            make(
                "refusal",
                .refusal(RefusalRecord(lease: try Sample.name("lease-1"), reason: "bad_json"))),
            make(
                "finding",
                .finding(
                    Finding(
                        rule: try Sample.name("denied-burst"), lineage: lineage, advice: .lower,
                        evidence: [3, 4, 5], detail: "5 denials within 60 s"))),
            make("snapshot", .snapshot(SnapshotRecord(size: 1000, digest: try digest(8)))),
        ]
    }
}
