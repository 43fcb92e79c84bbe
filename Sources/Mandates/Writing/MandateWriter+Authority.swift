import Agency

/// Tools and what autonomy asks for.
extension MandateWriter {
    /// A tool: its effect alone, or a map on one line.
    static func tool(_ grant: ToolGrant) -> String {
        var parts: [String] = []
        if !grant.cost.isEmpty {
            let cost = Quantity.allCases.compactMap { quantity in
                grant.cost[quantity].map { "\(quantity.rawValue): \(amount($0, quantity))" }
            }
            parts.append("cost: {\(cost.joined(separator: ", "))}")
        }
        if let price = grant.price { parts.append("price: \(YAMLScalar.write(price.text))") }
        if let labels = grant.labels { parts.append("labels: \(flow(labels.map(\.text)))") }
        if let labels = grant.clearance { parts.append("clearance: \(flow(labels.map(\.text)))") }
        if let power = grant.power { parts.append("power: \(flow(power, PowerText.write))") }
        if let reduces = grant.reduces {
            parts.append("reduces: \(flow(reduces.map(\.rawValue)))")
        }
        guard !parts.isEmpty else { return grant.effect.rawValue }
        return "{effect: \(grant.effect.rawValue), \(parts.joined(separator: ", "))}"
    }

    /// A map of the kinds of power on one line.
    static func flow<Amount>(
        _ power: [PowerDimension: Amount], _ write: (Amount, PowerDimension) -> String
    ) -> String {
        let parts = PowerDimension.allCases.compactMap { dimension in
            power[dimension].map { "\(dimension.rawValue): \(write($0, dimension))" }
        }
        return "{\(parts.joined(separator: ", "))}"
    }

    mutating func spawn(_ grant: SpawnGrant?) {
        guard let grant else { return }
        line(0, "spawn:")
        line(1, "agents: \(Self.flow(grant.agents))")
        line(1, "level: \(grant.level.name)")
        line(1, "programs: \(Self.flow(grant.programs))")
    }

    mutating func autonomy(_ terms: AutonomyTerms?) {
        guard let terms, terms != AutonomyTerms() else { return }
        line(0, "autonomy:")
        if terms.context != .ordinary { line(1, "context: \(terms.context.rawValue)") }
        let gates = AutonomyLevel.allCases.compactMap { level in
            terms.gates[level].map { "\(level.name): \(Self.flow($0.map(\.text)))" }
        }
        if !gates.isEmpty { line(1, "gates: {\(gates.joined(separator: ", "))}") }
        if let owner = terms.owner { line(1, "owner: \(YAMLScalar.write(owner.text))") }
        var two: [String] = []
        if !terms.twoForEffects.isEmpty {
            two.append("effects: \(Self.flow(terms.twoForEffects.map(\.rawValue)))")
        }
        if terms.twoForOrders { two.append("orders: true") }
        if !two.isEmpty { line(1, "two_people: {\(two.joined(separator: ", "))}") }
    }
}
