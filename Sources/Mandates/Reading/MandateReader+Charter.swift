import Agency

/// The charter of an organisation.
extension MandateReader {
    /// The charter of a file, nil when too little of it can be read. Problems are in `problems`.
    mutating func charter(_ root: SourceNode, read: (String) throws -> [UInt8]) -> Charter? {
        guard let top = section(root, "", CharterKeys.root) else { return nil }
        require(top, CharterKeys.required, root.place)
        version(top)
        let organisation = top["organisation"].flatMap { text($0.node, $0.path) }
        var draft = Charter(organisation: organisation ?? "")
        if let (node, path) = top["stewards"] { draft.stewards = people(node, path) }
        if let (node, path) = top["limits"] { draft.limits = limits(node, path) }
        if let (node, path) = top["agents"] { draft.agents = agents(node, path) }
        if let (node, path) = top["teams"] { draft.teams = teams(node, path) }
        draft.redLines = policies(top, "red_lines", "red_line_files", read: read)
        if let (node, path) = top["prices"] { draft.prices = prices(node, path) }
        if let (node, path) = top["autonomy"] { draft.autonomy = table(node, path) }
        if let (node, path) = top["contexts"] { draft.contexts = contexts(node, path) }
        if let (node, path) = top["asks_per_hour"], let count = count(node, path) {
            draft.asksPerHour = count
        }
        return organisation == nil ? nil : draft
    }

    private mutating func people(_ node: SourceNode, _ path: String) -> [PersonName] {
        elements(node, path).compactMap { name($0, $1, PersonName.init) }
    }

    /// The members of a map whose keys are names.
    private mutating func named<Kind>(
        _ node: SourceNode, _ path: String, _ make: (String) -> Identifier<Kind>?
    ) -> [(name: Identifier<Kind>, node: SourceNode, path: String)] {
        (members(node, path) ?? []).compactMap { member in
            let child = MandatePath.child(path, member.key)
            guard let name = make(member.key) else {
                problem(
                    member.place, child, "not a name",
                    "use 1 to 128 of letters, digits and . _ : / -, a letter or digit first")
                return nil
            }
            return (name, member.value, child)
        }
    }

    private mutating func agents(_ node: SourceNode, _ path: String) -> [AgentName: [Limit]] {
        var agents: [AgentName: [Limit]] = [:]
        for (name, node, path) in named(node, path, AgentName.init) {
            guard let section = section(node, path, CharterKeys.agent),
                let (list, place) = section["limits"]
            else { continue }
            agents[name] = limits(list, place)
        }
        return agents
    }

    private mutating func teams(_ node: SourceNode, _ path: String) -> [TeamName: Team] {
        var teams: [TeamName: Team] = [:]
        for (name, node, path) in named(node, path, TeamName.init) {
            guard let section = section(node, path, CharterKeys.team) else { continue }
            require(section, ["agents", "people"], node.place)
            var team = Team(agents: [], people: [])
            if let (node, path) = section["agents"] { team.agents = texts(node, path) }
            if let (node, path) = section["people"] { team.people = people(node, path) }
            if let (node, path) = section["limits"] { team.limits = limits(node, path) }
            teams[name] = team
        }
        return teams
    }

    // MARK: Prices

    private mutating func prices(_ node: SourceNode, _ path: String) -> [PriceName: PriceRule] {
        var prices: [PriceName: PriceRule] = [:]
        for (name, node, path) in named(node, path, PriceName.init) {
            prices[name] = price(node, path)
        }
        return prices
    }

    private mutating func price(_ node: SourceNode, _ path: String) -> PriceRule? {
        guard let section = section(node, path, CharterKeys.price) else { return nil }
        require(section, ["currency"], node.place)
        guard let currency = section["currency"].flatMap({ text($0.node, $0.path) }),
            let amount = amount(section, node.place)
        else { return nil }
        var requires: [String: String] = [:]
        if let (node, path) = section["requires"] {
            for member in members(node, path) ?? [] {
                let child = MandatePath.child(path, member.key)
                requires[member.key] = text(member.value, child)
            }
        }
        return PriceRule(currency: currency, amount: amount, requires: requires)
    }

    private mutating func amount(
        _ section: MandateSection, _ place: SourcePlace
    ) -> PriceRule.Amount? {
        let said = CharterKeys.amounts.filter(section.has)
        guard said.count == 1, let key = said.first, let (node, path) = section[key] else {
            problem(
                place, section.path, "an amount is found in one way",
                "write one of call, tokens_per_million, decimal and atomic")
            return nil
        }
        if key != "atomic", let (node, path) = section["decimals"] {
            problem(node.place, path, "only atomic amounts have decimals", "remove it")
        }
        switch key {
        case "call": return amount(node, path, .money).map { .call($0) }
        case "tokens_per_million":
            return amount(node, path, .money).map { .tokens(perMillion: $0) }
        case "decimal": return text(node, path).map { .decimal(at: $0) }
        default:
            require(section, ["decimals"], place)
            guard let pointer = text(node, path),
                let decimals = section["decimals"].flatMap({ count($0.node, $0.path) })
            else { return nil }
            return .atomic(at: pointer, decimals: Int(decimals))
        }
    }

    // MARK: Autonomy

    /// The standard table, made stricter.
    private mutating func table(_ node: SourceNode, _ path: String) -> AutonomyTable {
        guard let section = section(node, path, CharterKeys.autonomy) else { return .standard }
        var rows: [EffectClass: [AutonomyTable.Need]] = [:]
        if let (node, path) = section["effects"],
            let effects = self.section(node, path, CharterKeys.effects)
        {
            for effect in EffectClass.allCases {
                guard let (node, path) = effects[effect.rawValue] else { continue }
                rows[effect] = row(node, path)
            }
        }
        let outside = section["outside"].flatMap { row($0.node, $0.path) }
        return AutonomyTable(stricter: rows, outside: outside) ?? .standard
    }

    /// Five needs, none stricter than the one before.
    private mutating func row(_ node: SourceNode, _ path: String) -> [AutonomyTable.Need]? {
        let known = AutonomyTable.Need.allCases.map(\.rawValue)
        let needs = elements(node, path).compactMap { element in
            word(element.node, element.path, AutonomyTable.Need.init, known)
        }
        guard case .list(let nodes) = node.content, needs.count == nodes.count else { return nil }
        guard needs.count == AutonomyLevel.allCases.count else {
            problem(
                node.place, path, "\(needs.count) needs for five levels",
                "write one for each of L0 to L4, such as [ask, ask, ask, free, free]")
            return nil
        }
        guard zip(needs, needs.dropFirst()).allSatisfy({ $0 >= $1 }) else {
            problem(
                node.place, path, "a higher level would need more: lowering it would widen",
                "order them deny, ask, free")
            return nil
        }
        return needs
    }

    private mutating func contexts(
        _ node: SourceNode, _ path: String
    ) -> [ConsequentialContext: [AutonomyLevel: [GateName]]] {
        var contexts: [ConsequentialContext: [AutonomyLevel: [GateName]]] = [:]
        guard let section = section(node, path, CharterKeys.contexts) else { return contexts }
        for context in ConsequentialContext.allCases {
            guard let (node, path) = section[context.rawValue] else { continue }
            let gates = gates(node, path)
            contexts[context] = gates.isEmpty ? nil : gates
        }
        return contexts
    }
}
