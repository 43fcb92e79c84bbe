/// Why a verdict fell, for people and reports; never for the agent, but for an author's message.
public struct Reason: Sendable, Hashable, Codable {
    /// The rule that spoke.
    public enum Code: String, Sendable, Hashable, Codable {
        /// The lease is unknown or has ended.
        case noLease = "no_lease"
        /// The lineage was stopped.
        case stopped
        /// The lineage is frozen until a person resumes it.
        case frozen
        /// The mandate does not grant the target.
        case notGranted = "not_granted"
        /// A policy permits.
        case permitted
        /// A policy forbids.
        case forbidden
        /// A forbid in a matching scope failed to evaluate, which denies (law 1).
        case forbidError = "forbid_error"
        /// A red line of the organisation.
        case redLine = "red_line"
        /// The arguments cannot be given to policies exactly.
        case notRepresentable = "not_representable"
        /// The tool's definition is not the pinned one.
        case definitionChanged = "definition_changed"
        /// A limit has not enough left.
        case limit
        /// The lease, or one it descends from, does not reach so far.
        case scope
        /// The call has no price, and money is limited.
        case noPrice = "no_price"
        /// It read what this target may not learn.
        case taint
        /// The autonomy level asks for this class of effect.
        case level
        /// A policy asks for a person (`@ask`).
        case policyAsks = "policy_asks"
        /// Evidence that the level needs is missing or has expired.
        case evidence
        /// A person approved it.
        case approved
        /// A person allowed such acts beforehand.
        case allowed
        /// A person refused it.
        case refused
        /// Nobody answered in time.
        case timeout
        /// The agent gave up waiting.
        case withdrawn
        /// Too much is waiting for a decision.
        case overloaded
        /// A policy of mode `shadow` would have decided otherwise.
        case shadow
    }

    /// The rule that spoke.
    public var code: Code
    /// Its name: a policy id, a quantity, a level, a person.
    public var subject: String
    /// The author's `@message`, the only part that an agent may see.
    public var message: String?

    /// The reason with these parts.
    public init(_ code: Code, _ subject: String = "", message: String? = nil) {
        self.code = code
        self.subject = subject
        self.message = message
    }
}
