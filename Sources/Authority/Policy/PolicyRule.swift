import Agency
import Cedar

/// A policy of a mandate: where it counts, and what it says when it is satisfied.
struct PolicyRule: Sendable {
    enum Place { case enforced, asking, shadow }

    let id: PolicyID
    let effect: Effect
    let place: Place
    /// What its satisfaction means.
    let reason: Reason
    /// True for a permit with `@ask`.
    let permitsAsking: Bool

    init(_ policy: Policy) throws(MandateFault) {
        id = policy.id
        effect = policy.effect
        place = try Self.place(of: policy)
        permitsAsking = policy.effect == .permit && policy.annotation("ask") != nil
        let name = policy.annotation("id") ?? policy.id.text
        reason =
            switch place {
            case .asking: Reason(.policyAsks, name)
            case .shadow: Reason(.shadow, name)
            case .enforced:
                policy.effect == .permit
                    ? Reason(.permitted, name)
                    : Reason(.forbidden, name, message: policy.annotation("message"))
            }
    }

    private static func place(of policy: Policy) throws(MandateFault) -> Place {
        if let mode = policy.annotation("mode") {
            guard mode == "shadow" || mode == "enforce" else {
                throw MandateFault("policies: @mode is shadow or enforce, not \(mode)")
            }
            if mode == "shadow" { return .shadow }
        }
        return policy.effect == .forbid && policy.annotation("ask") != nil ? .asking : .enforced
    }
}
