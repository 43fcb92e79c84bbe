extension Evaluator {
    /// Whether the request lies in the policy's scope. Scope tests never fail.
    public func scopeMatches(_ policy: Policy) -> Bool {
        matches(policy.principal, request.principal) && matches(policy.action)
            && matches(policy.resource, request.resource)
    }

    /// Whether the policy is satisfied: the scope matches and every condition holds. Throws
    /// where a condition that is reached has no truth value; clauses after a false one are not
    /// reached.
    public func isSatisfied(_ policy: Policy) throws(EvaluationError) -> Bool {
        if let slot = policy.slots.min(by: { $0.rawValue < $1.rawValue }) {
            throw EvaluationError(.openSlot(slot), at: policy.span)
        }
        guard scopeMatches(policy) else { return false }
        for condition in policy.conditions {
            let value = try value(of: condition.body)
            guard case .bool(let holds) = value else {
                throw typeError(["bool"], value, at: condition.body.span)
            }
            if holds != (condition.kind == .when) { return false }
        }
        return true
    }

    private func matches(_ constraint: ScopeConstraint, _ uid: EntityUID) -> Bool {
        switch constraint {
        case .any: true
        case .equal(let reference): reference == .entity(uid)
        case .isIn(let reference): isEntity(uid, in: reference)
        case .isType(let type): uid.type == type
        case .isTypeIn(let type, let reference):
            uid.type == type && isEntity(uid, in: reference)
        }
    }

    private func isEntity(_ uid: EntityUID, in reference: EntityReference) -> Bool {
        guard case .entity(let ancestor) = reference else { return false }
        return entities.isEntity(uid, in: ancestor)
    }

    private func matches(_ constraint: ActionConstraint) -> Bool {
        switch constraint {
        case .any: true
        case .equal(let uid): request.action == uid
        case .isIn(let uid): entities.isEntity(request.action, in: uid)
        case .isInAny(let uids): uids.contains { entities.isEntity(request.action, in: $0) }
        }
    }
}
