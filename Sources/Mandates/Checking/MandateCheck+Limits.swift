import Agency

/// Limits, costs and the currency.
extension MandateCheck {
    /// Measured as a level, not a sum: a stretch of time means nothing for them.
    private static let gauges: [Quantity] = [
        .memory, .processes, .liveCopies, .generations, .wallTime, .cpuTime,
    ]

    /// Each act counts one: a limit for one act says nothing.
    private static let ones: [Quantity] = [.calls, .spawns, .asks]

    /// Of a lineage (`Authority` refuses more).
    private static let generationsMax: Int64 = 16

    mutating func limits(_ mandate: Mandate) {
        limits(mandate.limits, "limits")
        let hasLife = mandate.limits.contains { $0.quantity == .wallTime && $0.period == .life }
        if !hasLife {
            warn("limits", "without wall_time the agent may run for ever", "add {life: 30m}")
        }
        currency(mandate)
    }

    /// The limits at `place`.
    mutating func limits(_ limits: [Limit], _ place: String) {
        var seen: Set<String> = []
        for limit in limits {
            let path = Self.path(limit, place)
            if !seen.insert(path).inserted {
                problem(path, "the same limit occurs twice", "keep one")
            }
            check(limit, path)
        }
    }

    /// `limits.calls["1m"]` or `limits.calls.life`.
    static func path(_ limit: Limit, _ place: String) -> String {
        let quantity = MandatePath.child(place, limit.quantity.rawValue)
        return MandatePath.child(quantity, PeriodText.write(limit.period))
    }

    private mutating func check(_ limit: Limit, _ path: String) {
        if limit.max <= 0 {
            problem(
                path, "a limit must be above zero",
                "write at least 1, or remove the grant that would use it")
        }
        switch limit.period {
        case .life: break
        case .window(let span), .fixed(let span):
            if span.nanoseconds <= 0 { problem(path, "an empty window", "write 1m") }
            if Self.gauges.contains(limit.quantity) { lifeOnly(limit, path) }
        case .action:
            if Self.gauges.contains(limit.quantity) || Self.ones.contains(limit.quantity) {
                lifeOnly(limit, path)
            }
        }
        if limit.quantity == .generations, limit.max > Self.generationsMax {
            warn(path, "no lineage has more than \(Self.generationsMax)", "write that or less")
        }
        if limit.quantity == .asks {
            warn(
                path, "asks are counted by the organisation's charter",
                "write `asks_per_hour` there")
        }
    }

    private mutating func lifeOnly(_ limit: Limit, _ path: String) {
        problem(path, "\(limit.quantity.rawValue) is not counted so", "write {life: …}")
    }

    private mutating func currency(_ mandate: Mandate) {
        let tools = mandate.servers.values.flatMap(\.tools.values)
        let usesMoney =
            mandate.limits.contains { $0.quantity == .money }
            || tools.contains { $0.cost[.money] != nil || $0.price != nil }
        switch mandate.currency {
        case nil:
            if usesMoney { problem("currency", "money without a currency", "add `currency: EUR`") }
        case let code?:
            if !Self.isCurrency(code) {
                problem("currency", "not an ISO 4217 code or a token's name", "write EUR, USDC, …")
            }
            if !usesMoney { warn("currency", "no money is limited", "add a limit of money") }
        }
    }

    /// An ISO 4217 code, or a token's name such as USDC: 3 to 8 of A-Z and 0-9, a letter first.
    static func isCurrency(_ code: String) -> Bool {
        (3...8).contains(code.utf8.count)
            && code.utf8.first.map { (0x41...0x5A).contains($0) } == true
            && code.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    }

    /// What one call costs, against what may be spent.
    mutating func costs(_ mandate: Mandate) {
        for (name, server) in mandate.servers.sorted(by: { $0.key < $1.key }) {
            let tools = MandatePath.child(MandatePath.child("servers", name.text), "tools")
            for (tool, grant) in server.tools.sorted(by: { $0.key < $1.key }) {
                let place = MandatePath.child(tools, tool)
                if grant.price != nil, !mandate.limits.contains(where: { $0.quantity == .money }) {
                    warn(
                        MandatePath.child(place, "price"), "no limit counts it",
                        "add a limit of money")
                }
                let path = MandatePath.child(place, "cost")
                for quantity in Quantity.allCases {
                    guard let amount = grant.cost[quantity] else { continue }
                    cost(quantity, amount, mandate, MandatePath.child(path, quantity.rawValue))
                }
            }
        }
    }

    private mutating func cost(
        _ quantity: Quantity, _ amount: Int64, _ mandate: Mandate, _ path: String
    ) {
        guard [.tokens, .money, .bytesOut, .newHosts, .credentials].contains(quantity) else {
            return problem(
                path, "\(quantity.rawValue) is counted by itself",
                "costs are of tokens, money, bytes_out, new_hosts and credentials")
        }
        if amount < 0 { return problem(path, "below zero", "write 0 or more") }
        let limits = mandate.limits.filter { $0.quantity == quantity }
        if limits.isEmpty {
            warn(path, "no limit counts it", "add a limit of \(quantity.rawValue)")
        }
        if limits.contains(where: { $0.max < amount }) {
            warn(path, "more than a limit: the tool can never be used", "raise it or lower this")
        }
    }
}
