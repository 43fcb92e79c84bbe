/// The answer to an order to end a cell.
public enum EndProof: Sendable, Hashable {
    /// Nothing of the cell is left.
    case confirmed(EndReport)
    /// This could not be shown within the bound. The order stands; ask again.
    case notConfirmed(why: String)

    /// The facts, when it is confirmed.
    public var report: EndReport? {
        guard case .confirmed(let report) = self else { return nil }
        return report
    }
}
