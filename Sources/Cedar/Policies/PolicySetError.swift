/// Why a policy set refuses a change. The set is as it was.
public enum PolicySetError: Error, Sendable, Hashable, CustomStringConvertible {
    case idTaken(PolicyID)
    case noPolicy(PolicyID)
    case noTemplate(PolicyID)
    case slotWithoutValue(Slot, template: PolicyID)
    case valueWithoutSlot(Slot, template: PolicyID)
    case templateInUse(PolicyID, by: PolicyID)

    /// In words for people, or as Cedar source where that exists.
    public var description: String {
        switch self {
        case .idTaken(let id): "there is already a policy or template `\(id)`"
        case .noPolicy(let id): "there is no policy or template `\(id)`"
        case .noTemplate(let id): "there is no template `\(id)`"
        case .slotWithoutValue(let slot, let id): "template `\(id)` needs an entity for `\(slot)`"
        case .valueWithoutSlot(let slot, let id): "template `\(id)` has no slot `\(slot)`"
        case .templateInUse(let id, let link): "template `\(id)` is still linked by `\(link)`"
        }
    }
}
