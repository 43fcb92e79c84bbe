import Agency
import Cedar

/// The organisation's own red lines: forbids for every agent, at every level, whether its lease
/// observes or not.
struct RedLines: Sendable {
    private let forbids: [Policy]
    private let compiled: CompiledRules

    /// None at all.
    static let none = RedLines(forbids: [])

    private init(forbids: [Policy]) {
        self.forbids = forbids
        compiled = CompiledRules(forbids)
    }

    init(_ charter: Charter?) throws(MandateFault) {
        let forbids: PolicySet
        do {
            forbids = try PolicySet.parse(charter?.redLines ?? "")
        } catch {
            throw MandateFault("red_lines, \(error)")
        }
        guard forbids.templates.isEmpty else {
            throw MandateFault("red_lines: a template (?principal, ?resource) has no place here")
        }
        for policy in forbids.policies {
            guard policy.effect == .forbid else {
                throw MandateFault(
                    "red_lines, \(policy.span.start): a red line forbids, it permits nothing"
                )
            }
            if let fault = LevelUse.fault(in: policy) {
                throw MandateFault("red_lines, \(policy.span.start): \(fault)")
            }
            guard policy.annotation("mode") == nil, policy.annotation("ask") == nil else {
                throw MandateFault(
                    "red_lines, \(policy.span.start): a red line neither asks nor watches")
            }
        }
        self.init(forbids: forbids.policies.sorted { $0.id < $1.id })
    }

    var isEmpty: Bool { forbids.isEmpty }

    /// Why an act may not be; nil when no line is touched. A line that cannot be evaluated in a
    /// matching scope counts as touched (law 1), and so does an act that no policy can judge.
    func reason(against facts: PolicyFacts) -> Reason? {
        guard !isEmpty else { return nil }
        let action = compiled.prepared(
            facts.action.verb, facts.action.server, facts.action.target)
        guard let findings = compiled.evaluate(facts, action) else {
            return Reason(.redLine, "not-representable")
        }
        if let failed = findings.failures.first {
            return Reason(.redLine, failed.failure.policy.text)
        }
        guard let line = findings.satisfied.first.map({ forbids[$0] }) else { return nil }
        return Reason(
            .redLine, line.annotation("id") ?? line.id.text, message: line.annotation("message"))
    }
}
