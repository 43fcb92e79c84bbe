import Agency

/// Which agents may be started, and what autonomy asks for.
extension MandateReader {
    mutating func spawn(_ node: SourceNode, _ path: String) -> SpawnGrant? {
        guard let section = section(node, path, MandateKeys.spawn) else { return nil }
        require(section, MandateKeys.spawn, node.place)
        guard let agents = section["agents"], let level = section["level"],
            let programs = section["programs"]
        else { return nil }
        let names = texts(agents.node, agents.path)
        let words = elements(programs.node, programs.path).compactMap { program($0, $1) }
        return autonomy(level.node, level.path).map {
            SpawnGrant(agents: names, level: $0, programs: words)
        }
    }

    /// Nil when nothing is asked for: one meaning has one digest.
    mutating func terms(_ node: SourceNode, _ path: String) -> AutonomyTerms? {
        guard let section = section(node, path, MandateKeys.autonomy) else { return nil }
        var terms = AutonomyTerms()
        if let (node, path) = section["context"], let context = context(node, path) {
            terms.context = context
        }
        if let (node, path) = section["gates"] { terms.gates = gates(node, path) }
        terms.owner = section["owner"].flatMap { name($0.node, $0.path, PersonName.init) }
        if let (node, path) = section["two_people"],
            let two = self.section(node, path, MandateKeys.twoPeople)
        {
            if let (node, path) = two["effects"] {
                let effects = elements(node, path).compactMap { effect($0.node, $0.path) }
                terms.twoForEffects = EffectClass.allCases.filter(effects.contains)
            }
            terms.twoForOrders = two["orders"].flatMap { truth($0.node, $0.path) } ?? false
        }
        return terms == AutonomyTerms() ? nil : terms
    }

    mutating func context(_ node: SourceNode, _ path: String) -> ConsequentialContext? {
        word(
            node, path, ConsequentialContext.init, ConsequentialContext.allCases.map(\.rawValue))
    }

    /// Gates by level; a level without gates is left out.
    mutating func gates(_ node: SourceNode, _ path: String) -> [AutonomyLevel: [GateName]] {
        guard let section = section(node, path, MandateKeys.levels) else { return [:] }
        var gates: [AutonomyLevel: [GateName]] = [:]
        for level in AutonomyLevel.allCases {
            guard let (node, path) = section[level.name] else { continue }
            let names = elements(node, path).compactMap { name($0, $1, GateName.init) }
            gates[level] = names.isEmpty ? nil : names
        }
        return gates
    }

    private mutating func truth(_ node: SourceNode, _ path: String) -> Bool? {
        guard case .text(let text, true) = node.content, ["true", "false"].contains(text) else {
            problem(node.place, path, "not a truth value", "write true or false")
            return nil
        }
        return text == "true"
    }
}
