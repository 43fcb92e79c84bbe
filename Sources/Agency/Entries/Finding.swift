/// What a detector saw, with its evidence.
public struct Finding: Sendable, Hashable, Codable {
    /// The rule that fired.
    public var rule: RuleID
    /// The lineage that it is about.
    public var lineage: LineageID
    /// What it advises. There is no advice that loosens.
    public var advice: Advice
    /// Log indexes of the entries that it rests on.
    public var evidence: [Int]
    /// One sentence for people, in fixed words and numbers, without the agent's text.
    public var detail: String

    /// What a finding advises: the ladder from notice to containment.
    public enum Advice: String, Sendable, Hashable, Codable {
        /// People should know.
        case notify
        /// Lower the level by one.
        case lower
        /// Freeze the lineage.
        case freeze
    }

    /// The finding with these parts.
    public init(
        rule: RuleID, lineage: LineageID, advice: Advice, evidence: [Int], detail: String
    ) {
        self.rule = rule
        self.lineage = lineage
        self.advice = advice
        self.evidence = evidence
        self.detail = detail
    }
}
