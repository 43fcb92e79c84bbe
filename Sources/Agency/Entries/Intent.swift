/// An action as it was decided. Its log index is the action's id.
public struct Intent: Sendable, Hashable, Codable {
    /// The agent's lease.
    public var lease: LeaseID
    /// What was asked.
    public var verb: Verb
    /// The server.
    public var server: ServerName
    /// Tool, prompt or URI.
    public var target: String
    /// The pinned definition's digest, for tools.
    public var definition: Digest?
    /// The salted commitment to the action's payload, and where it is stored.
    public var payload: PayloadReference
    /// The decision.
    public var verdict: Verdict
    /// Why, for people.
    public var reasons: [Reason]
    /// Held against the limits until the outcome settles it.
    public var reserved: [Quantity: Int64]
    /// True when the lease only observes, and the verdict was not enforced.
    public var observed: Bool
    /// The most used life limit after this reservation, for the watchers.
    public var pressure: Pressure?
    /// The ask that this decision follows, when a person approved it.
    public var follows: ActionID?
    /// For an ask: the digest of what the person will be shown.
    public var shown: Digest?
    /// For a spawn: what moves to the child, held until it is there, and then until it ends.
    public var lends: [Quantity: Int64]?
    /// The power that it gains, where the mandate has a rule for it.
    public var power: PowerVector?
    /// Labels that the lineage bears from now on.
    public var labels: [TaintLabel]?
    /// The allowance that answered for a person, by its log index.
    public var allowance: Int?

    /// The intent with these parts.
    public init(
        lease: LeaseID, verb: Verb, server: ServerName, target: String, definition: Digest?,
        payload: PayloadReference, verdict: Verdict, reasons: [Reason]
    ) {
        self.lease = lease
        self.verb = verb
        self.server = server
        self.target = target
        self.definition = definition
        self.payload = payload
        self.verdict = verdict
        self.reasons = reasons
        reserved = [:]
        observed = false
        pressure = nil
        follows = nil
        shown = nil
        lends = nil
        power = nil
        labels = nil
        allowance = nil
    }

    /// How full a limit is.
    public struct Pressure: Sendable, Hashable, Codable {
        /// What is counted.
        public var quantity: Quantity
        /// Spent and reserved, in thousandths of the limit.
        public var permille: Int

        /// `permille` of the limit on `quantity`.
        public init(quantity: Quantity, permille: Int) {
            self.quantity = quantity
            self.permille = permille
        }
    }
}
