import Agency

/// A charter in words.
enum CharterText {
    /// What it holds, in a line.
    static func line(_ charter: Charter) -> String {
        let lines = charter.redLines.isEmpty ? "no red lines" : "red lines"
        let parts = [
            count(charter.limits.count, "cap"), count(charter.agents.count, "agent"),
            count(charter.teams.count, "team"), count(charter.prices.count, "price"), lines,
            "stewards " + list(charter.stewards),
        ]
        return "\(Escaped.line(charter.organisation)): \(parts.joined(separator: ", "))"
    }

    /// What it holds, a line each.
    static func lines(_ charter: Charter) -> [String] {
        var lines = [line(charter)]
        lines += charter.limits.map { "cap of all  " + limit($0) }
        for (agent, limits) in charter.agents.sorted(by: { $0.key < $1.key }) {
            lines += limits.map { "cap of agent \(agent)  " + limit($0) }
        }
        for (name, team) in charter.teams.sorted(by: { $0.key < $1.key }) {
            let agents = team.agents.map(Escaped.line).joined(separator: ", ")
            lines.append("team \(name)  agents \(agents); people \(list(team.people))")
            lines += team.limits.map { "cap of team \(name)  " + limit($0) }
        }
        for (name, rule) in charter.prices.sorted(by: { $0.key < $1.key }) {
            lines.append("price \(name)  \(amount(rule.amount)) \(Escaped.line(rule.currency))")
        }
        for context in ConsequentialContext.allCases {
            for (level, gates) in (charter.contexts[context] ?? [:]).sorted(by: { $0.key < $1.key })
            {
                let names = gates.map(\.text).joined(separator: ", ")
                lines.append("gates \(context.rawValue) \(level.name)  \(names)")
            }
        }
        lines.append("asks an hour  \(charter.asksPerHour)")
        let red = charter.redLines.split(separator: "\n").map {
            "red line  " + Escaped.line(String($0))
        }
        return lines + red
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    private static func list(_ people: [PersonName]) -> String {
        people.isEmpty ? "nobody" : people.map(\.text).joined(separator: ", ")
    }

    private static func limit(_ limit: Limit) -> String {
        "\(Amount.name(limit.quantity)) \(Amount.text(limit.max, of: limit.quantity))"
            + LimitText.period(limit.period)
    }

    private static func amount(_ amount: PriceRule.Amount) -> String {
        switch amount {
        case .call(let money): "\(Amount.text(money, of: .money)) a call"
        case .tokens(let money): "\(Amount.text(money, of: .money)) a million tokens"
        case .decimal(let pointer): "the decimal at \(Escaped.line(pointer))"
        case .atomic(let pointer, let decimals):
            "the atomic units at \(Escaped.line(pointer)), \(decimals) places"
        }
    }
}
