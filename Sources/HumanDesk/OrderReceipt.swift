/// What an order did.
public struct OrderReceipt: Sendable, Hashable, Codable {
    /// The log index of the order, nil when it acted but could not be recorded.
    public var index: Int?
    /// For a stop: how the end of every process was proven, or why it was not.
    public var proof: String?
    /// False when something could not be confirmed.
    public var confirmed: Bool
    /// Actions in flight at the stop whose effect nobody knows.
    public var unknown: [Int]
    /// Nanoseconds from the request to the proof.
    public var nanoseconds: Int64

    /// The receipt with these parts.
    public init(
        index: Int?, proof: String?, confirmed: Bool, unknown: [Int], nanoseconds: Int64
    ) {
        self.index = index
        self.proof = proof
        self.confirmed = confirmed
        self.unknown = unknown
        self.nanoseconds = nanoseconds
    }
}
