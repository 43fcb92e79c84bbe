public import Agency

/// How much an agent may do by itself, and whether that was earned.
extension Authority {
    /// The highest level for which everything was shown that the mandate, and the charter for its
    /// context, ask for, and has not expired. In a consequential context a level from L2 on that
    /// nobody asks anything for is not shown by anything.
    public func shownLevel(
        of agent: AgentName, under mandate: Mandate, at now: Instant
    ) -> AutonomyLevel {
        guard let terms = mandate.autonomy else { return .spawning }
        var shown = AutonomyLevel.observe
        for level in AutonomyLevel.allCases {
            let gates = gates(of: level, terms)
            let isOpen = terms.context == .ordinary || level < .bounded
            if gates.isEmpty && !isOpen { return shown }
            guard gates.allSatisfy({ isMet($0, for: agent, at: now) }) else { return shown }
            shown = level
        }
        return shown
    }

    /// The gates that an agent still lacks for a level.
    public func missingGates(
        for level: AutonomyLevel, of agent: AgentName, under mandate: Mandate, at now: Instant
    ) -> [GateName] {
        guard let terms = mandate.autonomy else { return [] }
        return AutonomyLevel.allCases.filter { $0 <= level }.flatMap { gates(of: $0, terms) }
            .filter { !isMet($0, for: agent, at: now) }
    }

    /// What the mandate, and the charter for its context, ask for at one level.
    private func gates(of level: AutonomyLevel, _ terms: AutonomyTerms) -> [GateName] {
        (terms.gates[level] ?? []) + (state.charter?.charter.contexts[terms.context]?[level] ?? [])
    }

    private func isMet(_ gate: GateName, for agent: AgentName, at now: Instant) -> Bool {
        guard let evidence = state.evidence[agent]?[gate] else { return false }
        return evidence.isMet && now < evidence.expires
    }

    /// The capability-alignment gap: how many levels a lineage holds above what was shown.
    public func gap(of lineage: LineageID, at now: Instant) -> Int {
        guard let state = state.lineages[lineage], let mandate = mandate(of: lineage) else {
            return 0
        }
        let shown = shownLevel(of: state.agent, under: mandate, at: now)
        return max(0, state.level.rawValue - shown.rawValue)
    }

    /// The level that counts for an act: the lineage's, the lease's, and what was shown.
    func level(
        _ lineage: LineageState, _ chain: [LeaseState], _ mandate: Mandate, at now: Instant
    ) -> AutonomyLevel {
        let shown = shownLevel(of: lineage.agent, under: mandate, at: now)
        return min(lineage.level, Self.level(of: chain), shown)
    }

    /// Whether these people together may loosen, or approve an act of a class of effect: two where
    /// the mandate says so, and never the agent's owner alone.
    public func suffices(
        _ people: [PersonName], toApprove effect: EffectClass?, under mandate: Mandate
    ) -> Bool {
        let names = Set(people).intersection(mandate.approvers)
        let agreeing = names.compactMap { state.people[$0] }.filter(\.active)
        guard let terms = mandate.autonomy else { return !agreeing.isEmpty }
        let others = agreeing.filter { $0.name != terms.owner }
        let needsTwo =
            effect.map { terms.twoForEffects.contains($0) } ?? terms.twoForOrders
        return !others.isEmpty && (!needsTwo || Self.count(agreeing) >= 2)
    }

    /// How many people these are: one key is one person, whatever the names.
    private static func count(_ people: [PersonRecord]) -> Int {
        Set(people.map(\.publicKey)).count
    }
}
