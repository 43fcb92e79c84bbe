/// A permitted action ended and its reservation was settled.
public struct OutcomeRecord: Sendable, Hashable, Codable {
    /// The action.
    public var action: ActionID
    /// How it ended.
    public var status: Outcome.Status
    /// What it used, by quantity; what is missing used what was reserved.
    public var used: [Quantity: Int64]
    /// The commitment to the result, when there was one.
    public var payload: PayloadReference?
    /// The power that it really gained, where that was measured; nil: as the intent says.
    public var power: PowerVector?

    /// The record with these parts.
    public init(
        action: ActionID, status: Outcome.Status, used: [Quantity: Int64],
        payload: PayloadReference?
    ) {
        self.action = action
        self.status = status
        self.used = used
        self.payload = payload
    }
}
