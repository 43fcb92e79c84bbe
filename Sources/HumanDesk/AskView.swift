public import Agency

/// An ask as a person sees it before answering. `document` is exactly what is approved.
public struct AskView: Sendable, Hashable, Codable {
    /// The ask.
    public var ask: ActionID
    /// The lineage.
    public var lineage: LineageID
    /// The agent.
    public var agent: AgentName
    /// When the agent asked.
    public var asked: Instant
    /// When it is denied if nobody answers.
    public var expires: Instant
    /// Why a person is asked.
    public var reasons: [Reason]
    /// RFC 8785 text of what would be done: action, arguments, pinned definition, mandate digest.
    /// The client displays it, hashes it itself, and signs that hash.
    public var document: String
    /// The people who may answer.
    public var approvers: [PersonName]

    /// The view with these parts.
    public init(
        ask: ActionID, lineage: LineageID, agent: AgentName, asked: Instant, expires: Instant,
        reasons: [Reason], document: String, approvers: [PersonName]
    ) {
        self.ask = ask
        self.lineage = lineage
        self.agent = agent
        self.asked = asked
        self.expires = expires
        self.reasons = reasons
        self.document = document
        self.approvers = approvers
    }
}
