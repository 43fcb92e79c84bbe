/// Why entities do not form a store. The store is as it was.
public enum EntitiesError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Two different entities have one uid.
    case duplicate(EntityUID)
    /// The entity is its own ancestor.
    case cycle(EntityUID)
    /// An action has a parent that is no action.
    case parentOfAction(EntityUID, parent: EntityUID)
    /// The JSON is not Cedar's entities format: what is wrong, and where in the document.
    case json(String, path: String)

    /// In words for people, or as Cedar source where that exists.
    public var description: String {
        switch self {
        case .duplicate(let uid): "`\(uid)` stands twice, with different facts"
        case .cycle(let uid): "`\(uid)` is its own ancestor"
        case .parentOfAction(let uid, let parent):
            "the action `\(uid)` has the parent `\(parent)`, which is no action"
        case .json(let message, let path): "\(path): \(message)"
        }
    }
}
