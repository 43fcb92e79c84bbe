import Agency

/// What people say of an organisation, of an agent and beforehand; and what children add.
extension SampleEntry {
    static func standing() throws -> [SampleEntry] {
        try charters() + agreements() + children()
    }

    private static var signature: String { String(repeating: "ab", count: 64) }

    private static func consent() throws -> Consent {
        Consent(person: try Sample.name("bob"), seen: 39, signature: signature)
    }

    private static func charters() throws -> [SampleEntry] {
        let alice: PersonName = try Sample.name("alice")
        let smallest = Charter(organisation: "Example")
        var whole = Charter(organisation: "Example")
        whole.stewards = [alice, try Sample.name("bob")]
        whole.limits = [Limit(.money, per: .fixed(.seconds(86_400)), max: 50_000_000)]
        whole.agents = [try Sample.name("planner"): [Limit(.spawns, per: .life, max: 9)]]
        whole.teams = [
            try Sample.name("research"): Team(
                agents: ["research-*"], people: [alice],
                limits: [Limit(.tokens, per: .window(.seconds(3600)), max: 100)])
        ]
        whole.redLines = "forbid(principal, action, resource);"
        whole.prices = try prices()
        whole.contexts = [.resourceAllocation: [.bounded: [try Sample.name("review")]]]
        whole.asksPerHour = 30
        return [
            make(
                "charter smallest",
                .charter(
                    CharterRecord(digest: try digest(9), charter: smallest, uid: 0, stewards: []))),
            make(
                "charter whole",
                .charter(
                    CharterRecord(
                        digest: try digest(10), charter: whole, uid: 1000,
                        stewards: [try consent()]))),
        ]
    }

    private static func prices() throws -> [PriceName: PriceRule] {
        [
            try Sample.name("call"): PriceRule(currency: "EUR", amount: .call(5000)),
            try Sample.name("card"): PriceRule(
                currency: "EUR", amount: .decimal(at: "/value"), requires: ["/currency": "EUR"]),
            try Sample.name("model"): PriceRule(
                currency: "EUR", amount: .tokens(perMillion: 3_000_000)),
            try Sample.name("token"): PriceRule(
                currency: "USDC", amount: .atomic(at: "/amount", decimals: 6)),
        ]
    }

    private static func agreements() throws -> [SampleEntry] {
        let lineage: LineageID = try Sample.name("lineage-1")
        let alice: PersonName = try Sample.name("alice")
        let git: ServerName = try Sample.name("git")
        let scopes: [(String, AllowanceRecord.Scope)] = [
            ("act", .act(try digest(5))),
            ("target", .target(verb: .callTool, server: git, target: "git_push")),
            ("effect", .effect(.irreversible, server: git)),
        ]
        let allowances = scopes.map { name, scope in
            make(
                "allowance of \(name)",
                .allowance(
                    AllowanceRecord(
                        lineage: lineage, scope: scope, count: 3, expires: instant, person: alice,
                        seen: 40, signature: signature)))
        }
        let evidence = EvidenceRecord(
            agent: try Sample.name("planner"), gate: try Sample.name("review"), isMet: true,
            expires: instant, report: try digest(11), person: alice, signature: signature)
        var order = Order(
            lineage: lineage, change: .widen(to: try digest(1)),
            source: .person(uid: 1000, name: alice), seen: 40, signature: signature)
        order.second = try consent()
        return allowances + [
            make("evidence", .evidence(evidence)),
            make(
                "consent",
                .consent(
                    ConsentRecord(lineage: lineage, change: order.change, consent: try consent()))),
            make("order widen by two", .order(order)),
            make(
                "order narrow",
                .order(
                    Order(
                        lineage: lineage, change: .narrow(to: try digest(1)),
                        source: .person(uid: 1000, name: nil)))),
            make(
                "order revoke",
                .order(
                    Order(
                        lineage: lineage, change: .revoke(try Sample.name("lease-2")),
                        source: .hall("its parent asked")))),
        ]
    }

    private static func children() throws -> [SampleEntry] {
        let git: ServerName = try Sample.name("git")
        let scope = LeaseScope(
            level: .assisted,
            servers: [git: LeaseScope.Part(tools: ["git_log"], resources: [], prompts: nil)],
            expires: instant)
        let child = LeaseRecord.Child(
            parent: try Sample.name("lease-1"), spawn: ActionID(12),
            agent: try Sample.name("worker-1"), scope: scope,
            slice: [.money: 500_000, .liveCopies: 1])
        var intent = Intent(
            lease: try Sample.name("lease-1"), verb: .spawn, server: try Sample.name("tribune"),
            target: "worker-1", definition: nil,
            payload: PayloadReference(commitment: try digest(4), id: "p-2"), verdict: .permit,
            reasons: [])
        intent.lends = child.slice
        intent.power = PowerVector([.replication: 1, .reach: -1])
        intent.labels = [try Sample.name("untrusted")]
        intent.allowance = 44
        var outcome = OutcomeRecord(
            action: ActionID(12), status: .succeeded, used: [:], payload: nil)
        outcome.power = PowerVector([.replication: 1])
        return [
            make("intent to start a child", .intent(intent)),
            make("outcome with measured power", .outcome(outcome)),
            make(
                "lease of a child",
                .lease(
                    LeaseRecord(
                        lease: try Sample.name("lease-2"), lineage: try Sample.name("lineage-1"),
                        mandate: try digest(1), startedBy: 1000, observing: false,
                        command: ["/srv/worker"], child: child))),
            make(
                "answer of the first of two",
                .answer(
                    AnswerRecord(
                        ask: ActionID(7), decision: .consent, person: try Sample.name("alice"),
                        shown: try digest(3), signature: signature))),
        ]
    }
}
