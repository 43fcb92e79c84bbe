import Agency
import Authority
import StrictJSON
import TestCourt
import Testing

@Suite("Power, taint and prices")
struct PowerTests {
    private func mandate(_ edit: (inout ToolGrant) -> Void) -> Mandate {
        var mandate = Samples.mandate()
        var push = ToolGrant(effect: .irreversible)
        edit(&push)
        mandate.servers["git"]?.tools["push"] = push
        mandate.currency = "EUR"
        return mandate
    }

    private func push(_ arguments: KeyValuePairs<String, JSONValue> = [:]) -> Action {
        Samples.call("push", arguments)
    }

    @Test("power adds up by the tool's rules, and is given back")
    func power() throws {
        var court = try Court(
            mandate {
                $0.power = [
                    .access: .count("/scopes"), .information: .bytes("/text"),
                    .compute: .argument("/cores"), .persistence: .fixed(-1),
                ]
            })
        let first = try court.propose(
            push(["scopes": ["a", "b"], "text": "four", "cores": 8]))
        try court.settle(first.id)
        let power = try #require(court.lineage?.power)
        #expect(power[.access] == 2 && power[.information] == 4 && power[.compute] == 8)
        #expect(power[.persistence] == 0)
        let needs: [PowerDimension: Int64] = [.access: 5, .compute: 3]
        #expect(power.excess(over: needs).amounts == [.information: 4, .compute: 5])
    }

    @Test("a missing or negative argument is not taken for nothing gained")
    func missing() throws {
        var court = try Court(mandate { $0.power = [.compute: .argument("/cores")] })
        try court.propose(push())
        #expect(court.lineage?.power[.compute] == 1)
        try court.propose(push(["cores": -50]))
        #expect(court.lineage?.power[.compute] == 1)
    }

    @Test("what came to nothing gained nothing, and a measured effect counts instead of the rule")
    func corrected() throws {
        var court = try Court(mandate { $0.power = [.reach: .fixed(3)] })
        let first = try court.propose(push())
        try court.settle(first.id, .voided)
        #expect(court.lineage?.power[.reach] == 0)
        let second = try court.propose(push())
        var record = OutcomeRecord(action: second.id, status: .succeeded, used: [:], payload: nil)
        record.power = PowerVector([.reach: 7])
        try court.record(.outcome(record))
        #expect(court.lineage?.power[.reach] == 7)
    }

    @Test("law 12: what takes from people's reach is denied whatever it gains")
    func reach() throws {
        for reach in HumanReach.allCases {
            let court = try Court(mandate { $0.reduces = [reach] }, observing: true)
            let decision = court.decide(push())
            #expect(decision.verdict == .deny)
            #expect(!decision.goesOn)
        }
        let court = try Court(mandate { $0.effect = .oversight })
        #expect(court.decide(push()).reasons.first?.code == .redLine)
    }

    @Test("what was read closes the tools that are not cleared for it")
    func taint() throws {
        var mandate = mandate { $0.clearance = ["public"] }
        mandate.servers["git"]?.tools["look"]?.labels = ["personal"]
        mandate.servers["git"]?.labels = ["public"]
        var court = try Court(mandate)
        #expect(court.decide(push()).verdict == .permit)
        let made = try court.propose(Samples.call("look"))
        #expect(made.decision.labels == ["personal", "public"])
        #expect(court.lineage?.taint == ["personal", "public"])
        #expect(court.decide(push()).reasons == [Reason(.taint, "personal")])
        #expect(court.decide(Samples.call("write")).verdict == .permit)
        #expect(try court.replayed().state() == court.state())
    }

    private func priced(
        _ rule: PriceRule?, cost: [Quantity: Int64] = [:], limit: Int64 = 5_000_000
    ) throws -> Court {
        var mandate = mandate {
            $0.price = "row"
            $0.cost = cost
        }
        mandate.limits = [Limit(.money, per: .life, max: limit)]
        var court = try Court(mandate)
        var charter = Charter(organisation: "Example")
        if let rule { charter.prices = ["row": rule] }
        let record = CharterRecord(
            digest: Samples.digest("e"), charter: charter, uid: 1, stewards: [])
        try court.record(.charter(record))
        return court
    }

    @Test("a missing price denies", arguments: ["row", "currency", "argument", "asset"])
    func noPrice(lack: String) throws {
        let rule = PriceRule(
            currency: lack == "currency" ? "USD" : "EUR", amount: .atomic(at: "/max", decimals: 6),
            requires: ["/asset": "0xA"])
        let court = try priced(lack == "row" ? nil : rule)
        var arguments: [(String, JSONValue)] = []
        if lack != "argument" { arguments.append(("max", "10000")) }
        arguments.append(("asset", lack == "asset" ? "0xB" : "0xA"))
        let action = Action(
            lease: "lease-1", verb: .callTool, server: "git", target: "push",
            arguments: JSONObject(arguments), definition: Samples.definition)
        #expect(court.decide(action).reasons.first == Reason(.noPrice, "row"))
    }

    @Test(
        "prices by call, tokens, AP2 decimals and x402 atomic units, rounded up",
        arguments: [
            (PriceRule.Amount.call(70), 70), (.tokens(perMillion: 3_000_000), 3000),
            (.decimal(at: "/ap2/value"), 1_250_000), (.atomic(at: "/x402", decimals: 6), 10_000),
            (.atomic(at: "/x402", decimals: 9), 10), (.atomic(at: "/x402", decimals: 18), 1),
        ] as [(PriceRule.Amount, Int64)])
    func amounts(amount: PriceRule.Amount, money: Int64) throws {
        let rule = PriceRule(currency: "EUR", amount: amount)
        let court = try priced(rule, cost: [.tokens: 1000])
        let decision = court.decide(push(["ap2": ["value": "1.25"], "x402": "10000"]))
        #expect(decision.verdict == .permit)
        #expect(decision.reserved[.money] == money)
    }

    @Test(
        "a text that is no amount has no price",
        arguments: [
            "", ".", "-1", "+1", "1e9", "0x10", "1.", ".5", "1 ", "９", "1,5",
            "99999999999999999999",
        ])
    func badAmounts(text: String) throws {
        let rule = PriceRule(currency: "EUR", amount: .atomic(at: "/x402", decimals: 0))
        let court = try priced(rule)
        #expect(
            court.decide(push(["x402": .string(text)])).reasons.first == Reason(.noPrice, "row"))
    }

    @Test("refused acts cost nothing")
    func refused() throws {
        var court = try priced(PriceRule(currency: "EUR", amount: .call(4_000_000)))
        let made = try court.propose(push())
        try court.settle(made.id)
        for _ in 0..<3 {
            #expect(try court.propose(push()).decision.reasons.first == Reason(.limit, "money"))
        }
        let money = court.lineage?.ledger.meters.first { $0.limit.quantity == .money }
        #expect(money?.spent(at: court.now) == 4_000_000)
    }
}
