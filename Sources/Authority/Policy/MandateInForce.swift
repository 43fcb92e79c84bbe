import Agency
import Cedar

/// A mandate with its policies compiled, ready to judge.
final class MandateInForce: Sendable {
    let mandate: Mandate
    /// In the order of their ids, as `compiled` has them.
    private let rules: [PolicyRule]
    private let compiled: CompiledRules
    /// What the granted tools, and the other verbs, are called.
    private let tools: [ServerName: [String: (name: String, prepared: PreparedEntity)]]
    private let verbs: [ServerName: [Verb: PreparedEntity]]

    init(_ mandate: Mandate) throws(MandateFault) {
        self.mandate = mandate
        let policies = try Self.policies(of: mandate).sorted { $0.id < $1.id }
        var rules: [PolicyRule] = []
        for policy in policies { rules.append(try PolicyRule(policy)) }
        for (rule, next) in zip(rules, rules.dropFirst()) where rule.id == next.id {
            throw MandateFault("policies: \(PolicySetError.idTaken(rule.id))")
        }
        let compiled = CompiledRules(policies)
        self.rules = rules
        self.compiled = compiled
        let servers = mandate.servers.map { ($0.key, $0.value) }
        tools = Dictionary(
            uniqueKeysWithValues: servers.map { server, grant in
                let tools = grant.tools.keys.compactMap { tool in
                    compiled.prepared(.callTool, server, tool).map { (tool, (tool, $0)) }
                }
                return (server, Dictionary(uniqueKeysWithValues: tools))
            })
        verbs = Dictionary(
            uniqueKeysWithValues: servers.map { server, _ in
                let verbs = Verb.allCases.filter { $0 != .callTool }.compactMap { verb in
                    compiled.prepared(verb, server, "").map { (verb, $0) }
                }
                return (server, Dictionary(uniqueKeysWithValues: verbs))
            })
    }

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

    /// What an action costs at most, as the mandate says.
    func cost(of action: Action) -> [Quantity: Int64] {
        guard action.verb == .callTool else { return [:] }
        return mandate.servers[action.server]?.tools[action.target]?.cost ?? [:]
    }

    /// What an action does to the world. Unknown tools count as the worst.
    func effect(of action: Action) -> EffectClass {
        mandate.effect(of: action.verb, action.server, action.target)
    }

    // MARK: - Names

    /// The action as the policies see it.
    private func prepared(_ action: Action) -> PreparedEntity? {
        guard action.verb == .callTool else {
            return verbs[action.server]?[action.verb] ?? prepare(action)
        }
        // A dictionary finds another spelling of the same letters too; for Cedar that is another
        // tool.
        guard let tool = tools[action.server]?[action.target],
            tool.name.utf8.elementsEqual(action.target.utf8)
        else { return prepare(action) }
        return tool.prepared
    }

    private func prepare(_ action: Action) -> PreparedEntity? {
        compiled.prepared(action.verb, action.server, action.target)
    }

    // MARK: - Judging

    /// The policies' answer, or nil when an argument has no exact Cedar value. A forbid that cannot
    /// be evaluated in a matching scope denies, although Cedar itself skips it (law 1).
    func answer(_ facts: PolicyFacts) -> PolicyAnswer? {
        guard let findings = compiled.evaluate(facts, prepared(facts.action)) else { return nil }
        var answer = PolicyAnswer()
        for failed in findings.failures where failed.failure.effect == .forbid {
            guard rules[failed.policy].place != .shadow else { continue }
            answer.denials.append(Reason(.forbidError, failed.failure.policy.text))
        }
        // A permit with `@ask` only adds: where another permits freely nothing is asked, so that
        // revoking it, or lowering the level, never widens (law 11).
        var isFree = false
        var isForbidden = false
        var wouldPermit: [Reason] = []
        for index in findings.satisfied {
            switch (rules[index].place, rules[index].effect) {
            case (.enforced, .forbid):
                isForbidden = true
                answer.denials.append(rules[index].reason)
            case (.enforced, .permit):
                isFree = isFree || !rules[index].permitsAsking
                answer.permits.append(rules[index].reason)
            case (.asking, _): answer.asks.append(rules[index].reason)
            case (.shadow, .forbid): answer.notes.append(rules[index].reason)
            case (.shadow, .permit): wouldPermit.append(rules[index].reason)
            }
        }
        if isForbidden { answer.permits = [] }
        if answer.notes.isEmpty { answer.notes = wouldPermit }
        if !isFree {
            answer.asks = answer.permits.map { Reason(.policyAsks, $0.subject) } + answer.asks
        }
        return answer
    }
}
