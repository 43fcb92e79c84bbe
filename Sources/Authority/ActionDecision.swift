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
    /// What moves to the child that a permitted spawn starts.
    public var lends: [Quantity: Int64]?
    /// The power that it gains.
    public var power: PowerVector?
    /// What the lineage bears after it.
    public var labels: [TaintLabel]?
    /// The allowance that it uses.
    public var allowance: Int?

    /// A decision without reservation.
    init(_ verdict: Verdict, _ reasons: [Reason]) {
        self.verdict = verdict
        self.reasons = reasons
        reserved = [:]
        observed = false
        pressure = nil
        lends = nil
        power = nil
        labels = nil
        allowance = nil
    }

    /// True when the action may be done now.
    public var goesOn: Bool { verdict == .permit || observed }

    /// The record of the decision.
    public func intent(
        of action: Action, payload: PayloadReference, following ask: ActionID? = nil,
        shown: Digest? = nil
    ) -> Intent {
        var intent = Intent(
            lease: action.lease, verb: action.verb, server: action.server,
            target: action.target, definition: action.definition, payload: payload,
            verdict: verdict, reasons: reasons)
        intent.reserved = reserved
        intent.observed = observed
        intent.pressure = pressure
        intent.follows = ask
        intent.shown = verdict == .ask ? shown : nil
        intent.lends = lends
        intent.power = power
        intent.labels = labels
        intent.allowance = allowance
        return intent
    }

    /// True when a red line was touched, which nobody's lease, observing or not, may do.
    var isRedLine: Bool { reasons.contains { $0.code == .redLine } }

    /// What the agent is told: an author's message when a policy forbade, else the constant text.
    public var denial: Denial {
        Denial(message: reasons.lazy.compactMap(\.message).first)
    }
}
