public import Agency
import StrictJSON

/// A charter's values, wherever they came from.
extension MandateCheck {
    /// The judgement of `charter`. Problems carry paths, not lines. Whether the red lines are
    /// Cedar is for those to say who know Cedar.
    public static func check(_ charter: Charter) -> MandateCheck {
        var check = MandateCheck()
        check.head(charter)
        check.accountLimits(charter.limits, "limits")
        for (name, limits) in charter.agents.sorted(by: { $0.key < $1.key }) {
            let path = MandatePath.child("agents", name.text)
            check.accountLimits(limits, MandatePath.child(path, "limits"))
        }
        for (name, team) in charter.teams.sorted(by: { $0.key < $1.key }) {
            check.team(team, MandatePath.child("teams", name.text))
        }
        for (name, rule) in charter.prices.sorted(by: { $0.key < $1.key }) {
            check.price(rule, MandatePath.child("prices", name.text))
        }
        for (context, gates) in charter.contexts {
            for (level, names) in gates {
                check.unique(names.map(\.text), "contexts.\(context.rawValue).\(level.name)")
            }
        }
        return check
    }

    private mutating func head(_ charter: Charter) {
        if charter.version != 1 {
            problem("version", "this Tribune reads version 1", "write `version: 1`")
        }
        if charter.organisation.allSatisfy(\.isWhitespace) {
            problem("organisation", "empty", "name the organisation")
        }
        unique(charter.stewards.map(\.text), "stewards")
        if charter.stewards.count < 2 {
            warn(
                "stewards", "one person alone may change this charter",
                "name two stewards or more: [alice, bob]")
        }
        if charter.asksPerHour < 1 {
            problem("asks_per_hour", "nobody could ever be asked", "write 1 or more")
        }
        let bytes = try? JSONValueEncoder().encode(charter).canonical().count
        guard let bytes, bytes <= Mandates.canonicalBytesMax else {
            return problem(
                "", "the charter has \(bytes ?? 0) bytes with its red lines",
                "the log takes \(Mandates.canonicalBytesMax); shorten the red lines")
        }
    }

    /// Measured cell by cell, or lineage by lineage: a sum over lineages means nothing for them.
    private static let ofOneLineage: [Quantity] = [
        .wallTime, .cpuTime, .memory, .processes, .liveCopies, .generations, .asks,
    ]

    /// Caps on several lineages together.
    private mutating func accountLimits(_ limits: [Limit], _ path: String) {
        let counted = limits.filter { !Self.ofOneLineage.contains($0.quantity) }
        for limit in limits where Self.ofOneLineage.contains(limit.quantity) {
            problem(
                Self.path(limit, path),
                "\(limit.quantity.rawValue) is not counted over several lineages",
                "limit it in mandates")
        }
        self.limits(counted, path)
    }

    private mutating func team(_ team: Team, _ path: String) {
        let agents = MandatePath.child(path, "agents")
        let people = MandatePath.child(path, "people")
        pattern(team.agents, agents)
        unique(team.people.map(\.text), people)
        if team.agents.isEmpty { warn(agents, "no agent belongs to it", "write [scribe-*]") }
        if team.people.isEmpty { warn(people, "nobody answers for it", "name people") }
        accountLimits(team.limits, MandatePath.child(path, "limits"))
    }

    private mutating func price(_ rule: PriceRule, _ path: String) {
        if !Self.isCurrency(rule.currency) {
            problem(
                MandatePath.child(path, "currency"), "not an ISO 4217 code or a token's name",
                "write EUR, USDC, …")
        }
        switch rule.amount {
        case .call(let money):
            if money < 0 { problem(MandatePath.child(path, "call"), "below zero", "write 0") }
        case .tokens(let money):
            let path = MandatePath.child(path, "tokens_per_million")
            if money < 0 { problem(path, "below zero", "write 0") }
        case .decimal(let pointer): self.pointer(pointer, MandatePath.child(path, "decimal"))
        case .atomic(let pointer, let decimals):
            self.pointer(pointer, MandatePath.child(path, "atomic"))
            if !(0...36).contains(decimals) {
                problem(MandatePath.child(path, "decimals"), "not 0 to 36", "USDC has 6")
            }
        }
        for place in rule.requires.keys.sorted() {
            pointer(place, MandatePath.child(MandatePath.child(path, "requires"), place))
        }
    }

    private mutating func pointer(_ text: String, _ path: String) {
        if !PowerText.isPointer(text) {
            problem(path, "not a JSON Pointer (RFC 6901)", "write /amount or /payee/name")
        }
    }
}
