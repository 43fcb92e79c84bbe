import Agency
import Cedar

/// A mandate with its policies parsed, ready to judge.
struct MandateInForce: Sendable {
    let mandate: Mandate
    /// Grants, permits, and forbids that deny.
    private let enforced: PolicySet
    /// Forbids with `@ask`: what they match needs a person.
    private let asking: PolicySet
    /// Policies with `@mode("shadow")`: noted, never enforced.
    private let shadow: PolicySet

    init(_ mandate: Mandate) throws(MandateFault) {
        self.mandate = mandate
        var enforced = PolicySet()
        var asking = PolicySet()
        var shadow = PolicySet()
        for policy in try Self.policies(of: mandate) {
            do {
                switch try Self.place(of: policy) {
                case .enforced: try enforced.add(policy)
                case .asking: try asking.add(policy)
                case .shadow: try shadow.add(policy)
                }
            } catch let fault as MandateFault {
                throw fault
            } catch {
                throw MandateFault("policies: \(error)")
            }
        }
        self.enforced = enforced
        self.asking = asking
        self.shadow = shadow
    }

    private enum Place { case enforced, asking, shadow }

    private static func policies(of mandate: Mandate) throws(MandateFault) -> [Policy] {
        let written: PolicySet
        do {
            written = try PolicySet.parse(mandate.policies)
        } catch {
            throw MandateFault("policies, \(error)")
        }
        guard written.templates.isEmpty else {
            throw MandateFault("policies: a template (?principal, ?resource) has no place here")
        }
        for policy in written.policies {
            if let fault = LevelUse.fault(in: policy) {
                throw MandateFault("policies, \(policy.span.start): \(fault)")
            }
        }
        do {
            return try GrantPolicies.policies(of: mandate) + written.policies
        } catch {
            throw MandateFault("servers: a grant does not make a policy: \(error)")
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

    /// What an action costs at most, as the mandate says.
    func cost(of action: Action) -> [Quantity: Int64] {
        guard action.verb == .callTool else { return [:] }
        return mandate.servers[action.server]?.tools[action.target]?.cost ?? [:]
    }

    /// What an action does to the world. Unknown tools count as the worst.
    func effect(of action: Action) -> EffectClass {
        mandate.effect(of: action.verb, action.server, action.target)
    }

    /// The policies' answer. A forbid that cannot be evaluated in a matching scope denies, although
    /// Cedar itself skips it (law 1).
    func answer(_ request: Request, _ entities: Entities) -> PolicyAnswer {
        let main = Authorizer.authorize(request, policies: enforced, entities: entities)
        let extra = Authorizer.authorize(request, policies: asking, entities: entities)
        let quiet = Authorizer.authorize(request, policies: shadow, entities: entities)
        var answer = PolicyAnswer()
        for failure in main.failures + extra.failures
        where failure.effect == .forbid && failure.scopeMatched {
            answer.denials.append(Reason(.forbidError, failure.policy.text))
        }
        let determining = main.determining.sorted().compactMap { enforced[$0] }
        if main.decision == .allow {
            answer.permits = determining.map { Reason(.permitted, Self.name($0)) }
            // A permit with `@ask` only adds: where another permits freely nothing is asked, so
            // that revoking it, or lowering the level, never widens (law 11).
            if determining.allSatisfy({ $0.annotation("ask") != nil }) {
                answer.asks = determining.map { Reason(.policyAsks, Self.name($0)) }
            }
        } else {
            answer.denials += determining.map {
                Reason(.forbidden, Self.name($0), message: $0.annotation("message"))
            }
        }
        answer.asks += extra.determining.sorted().compactMap { asking[$0] }
            .map { Reason(.policyAsks, Self.name($0)) }
        answer.notes = quiet.determining.sorted().compactMap { shadow[$0] }
            .map { Reason(.shadow, Self.name($0)) }
        return answer
    }

    /// What people call a policy: its `@id`, or its place in the text.
    private static func name(_ policy: Policy) -> String {
        policy.annotation("id") ?? policy.id.text
    }
}
