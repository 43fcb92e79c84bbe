import Agency

/// Limits, costs and the currency.
extension MandateCheck {
    /// Measured as a level, not a sum: a stretch of time means nothing for them.
    private static let gauges: [Quantity] = [
        .memory, .processes, .liveCopies, .generations, .wallTime, .cpuTime,
    ]

    mutating func limits(_ mandate: Mandate) {
        var seen: Set<String> = []
        for limit in mandate.limits {
            let path = Self.path(limit)
            if !seen.insert(path).inserted {
                problem(path, "the same limit occurs twice", "keep one")
            }
            check(limit, path)
        }
        let hasLife = mandate.limits.contains { $0.quantity == .wallTime && $0.period == .life }
        if !hasLife {
            warn("limits", "without wall_time the agent may run for ever", "add {life: 30m}")
        }
        currency(mandate)
    }

    /// `limits.calls["1m"]` or `limits.calls.life`.
    static func path(_ limit: Limit) -> String {
        let quantity = MandatePath.child("limits", limit.quantity.rawValue)
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
            if Self.gauges.contains(limit.quantity) || limit.quantity == .calls {
                lifeOnly(limit, path)
            }
        }
    }

    private mutating func lifeOnly(_ limit: Limit, _ path: String) {
        problem(path, "\(limit.quantity.rawValue) is not counted so", "write {life: …}")
    }

    private mutating func currency(_ mandate: Mandate) {
        let costs = mandate.servers.values.flatMap { $0.tools.values.map(\.cost) }
        let usesMoney =
            mandate.limits.contains { $0.quantity == .money }
            || costs.contains { $0[.money] != nil }
        switch mandate.currency {
        case nil:
            if usesMoney { problem("currency", "money without a currency", "add `currency: EUR`") }
        case let code?:
            let isCode = code.utf8.count == 3 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            if !isCode { problem("currency", "not an ISO 4217 code", "write EUR, USD, …") }
            if !usesMoney { warn("currency", "no money is limited", "add a limit of money") }
        }
    }

    /// What one call costs, against what may be spent.
    mutating func costs(_ mandate: Mandate) {
        for (name, server) in mandate.servers.sorted(by: { $0.key < $1.key }) {
            let tools = MandatePath.child(MandatePath.child("servers", name.text), "tools")
            for (tool, grant) in server.tools.sorted(by: { $0.key < $1.key }) {
                let path = MandatePath.child(MandatePath.child(tools, tool), "cost")
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
        guard [.tokens, .money, .bytesOut].contains(quantity) else {
            return problem(
                path, "\(quantity.rawValue) is counted by itself",
                "costs are of tokens, money and bytes_out")
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
