public import Agency

/// People who answer before they are asked.
extension Authority {
    /// The allowance that answers an ask, the one that ends first. Nil when a person must look.
    func allowance(
        for action: Action, _ decision: ActionDecision, effect: EffectClass, shown: Digest?,
        in lineage: LineageState, at now: Instant
    ) -> Int? {
        guard decision.verdict == .ask else { return nil }
        let fitting = lineage.allowances.filter { _, allowance in
            allowance.isOpen(at: now)
                && Self.covers(allowance.record.scope, action, decision, effect, shown)
                && stillSuffices(allowance.record.person, effect, lineage)
        }
        return fitting.min { left, right in
            (left.value.record.expires, left.key) < (right.value.record.expires, right.key)
        }?.key
    }

    /// Whoever allowed it may still answer for such an act, alone.
    private func stillSuffices(
        _ person: PersonName, _ effect: EffectClass, _ lineage: LineageState
    ) -> Bool {
        guard let mandate = state.mandates[lineage.mandate] else { return false }
        return suffices([person], toApprove: effect, under: mandate)
    }

    private static func covers(
        _ scope: AllowanceRecord.Scope, _ action: Action, _ decision: ActionDecision,
        _ effect: EffectClass, _ shown: Digest?
    ) -> Bool {
        switch scope {
        case .act(let digest): digest == shown
        case .target(let verb, let server, let target):
            verb == action.verb && server == action.server && target == action.target
        // A class is only what the mandate grants and its level asks for: never the edge of the
        // mandate, a policy's own question, or a definition that changed.
        case .effect(let wanted, let server):
            wanted == effect && server == action.server
                && decision.reasons.allSatisfy { [.level, .permitted, .shadow].contains($0.code) }
        }
    }

    /// True when a decision may depend on the digest of what a person would be shown.
    public func needsShown(_ lease: LeaseID) -> Bool {
        guard let lineage = state.leases[lease]?.lineage,
            let allowances = state.lineages[lineage]?.allowances
        else { return false }
        return allowances.values.contains { if case .act = $0.record.scope { true } else { false } }
    }
}
