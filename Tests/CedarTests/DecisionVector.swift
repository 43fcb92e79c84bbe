import Cedar

/// A policy set, a request and the oracle's answer.
struct DecisionVector: Sendable {
    let policies: String
    let request: Request
    let decision: Decision
    let reason: Set<PolicyID>
    let errors: Set<PolicyID>

    init(
        _ policies: String, ask principal: (String, String), _ action: (String, String),
        _ resource: (String, String), _ decision: Decision, _ reason: [String],
        errors: [String]
    ) {
        self.policies = policies
        request = Request(
            principal: Ask.uid(principal.0, principal.1), action: Ask.uid(action.0, action.1),
            resource: Ask.uid(resource.0, resource.1))
        self.decision = decision
        self.reason = Set(reason.map { PolicyID($0) })
        self.errors = Set(errors.map { PolicyID($0) })
    }
}
