/// The entity a scope names, or the slot that a link will fill.
public enum EntityReference: Sendable, Hashable, CustomStringConvertible {
    case entity(EntityUID)
    case slot(Slot)

    /// In words for people, or as Cedar source where that exists.
    public var description: String {
        switch self {
        case .entity(let uid): uid.description
        case .slot(let slot): slot.description
        }
    }
}
