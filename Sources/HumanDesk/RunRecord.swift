public import Agency

/// The short record at the end of a run.
public struct RunRecord: Sendable, Hashable, Codable {
    /// What was done or refused, by target, in order of the first occurrence.
    public struct Tally: Sendable, Hashable, Codable {
        /// `server/tool` or verb and target.
        public var target: String
        /// Permitted.
        public var permitted: Int
        /// Refused.
        public var refused: Int
        /// Permitted because a person approved.
        public var approved: Int

        /// The tally with these parts.
        public init(target: String, permitted: Int, refused: Int, approved: Int) {
            self.target = target
            self.permitted = permitted
            self.refused = refused
            self.approved = approved
        }
    }

    /// The lineage.
    public var lineage: LineageID
    /// How it ended.
    public var ended: LeaseEnded
    /// What was done and refused.
    public var tallies: [Tally]
    /// What was used of the limits.
    public var limits: [LimitView]
    /// What the cells used, by the kernel's count.
    public var used: [Quantity: Int64]
    /// Findings, as sentences.
    public var findings: [String]
    /// For `--observe`: the narrowest mandate that fits what was done, as YAML.
    public var narrowest: String?
    /// The log's checkpoint after the last entry of the run, a C2SP signed note.
    public var checkpoint: String

    /// The record with these parts.
    public init(
        lineage: LineageID, ended: LeaseEnded, tallies: [Tally], limits: [LimitView],
        used: [Quantity: Int64], findings: [String], narrowest: String?, checkpoint: String
    ) {
        self.lineage = lineage
        self.ended = ended
        self.tallies = tallies
        self.limits = limits
        self.used = used
        self.findings = findings
        self.narrowest = narrowest
        self.checkpoint = checkpoint
    }
}
