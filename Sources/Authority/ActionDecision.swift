public import Agency

/// What `Authority` says to an action. The hall writes it into an intent.
public struct ActionDecision: Sendable, Hashable {
    /// Permit, deny or ask.
    public var verdict: Verdict
    /// Why, for people.
    public var reasons: [Reason]
    /// What to hold against the limits; empty unless permitted.
    public var reserved: [Quantity: Int64]
    /// True when the lease observes: the verdict is recorded and not enforced.
    public var observed: Bool
    /// The fullest life limit after the reservation.
    public var pressure: Intent.Pressure?

    /// A decision without reservation.
    init(_ verdict: Verdict, _ reasons: [Reason]) {
        self.verdict = verdict
        self.reasons = reasons
        reserved = [:]
        observed = false
        pressure = nil
    }

    /// True when the action may be done now.
    public var goesOn: Bool { verdict == .permit || observed }

    /// What the agent is told: an author's message when a policy forbade, else the constant text.
    public var denial: Denial {
        Denial(message: reasons.lazy.compactMap(\.message).first)
    }
}
