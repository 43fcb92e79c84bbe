/// Why a token counts for nothing.
public enum TokenFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// A signature is not by the key that it must be by. Block 0 is the house's claim.
    case badSignature(block: Int)
    /// A block names another block as the one before.
    case outOfPlace(block: Int)
    /// It has ended, or begins later than now.
    case expired
    /// It was handed on too often.
    case tooLong
    /// It cannot be written canonically.
    case unreadable

    /// One sentence.
    public var description: String {
        switch self {
        case .badSignature(0): "the house's signature is wrong: another key, or a changed claim"
        case .badSignature(let block): "block \(block) is not signed by the holder before it"
        case .outOfPlace(let block): "block \(block) belongs to another token"
        case .expired: "it has expired, or its clock is ahead; ask the house for a new one"
        case .tooLong: "it was handed on more than \(LeaseToken.blocksMax) times"
        case .unreadable: "it cannot be read"
        }
    }
}
