import Synchronization

/// Carries a permit across threads; gives it away once.
public final class PermitSlot: Sendable {
    /// The action that the permit is for.
    public let action: ActionID
    private let slot: Mutex<Permit?>

    /// A slot that holds `permit`.
    public init(_ permit: consuming Permit) {
        action = permit.action
        slot = Mutex(consume permit)
    }

    /// The permit the first time, nil ever after.
    public func take() -> Permit? {
        slot.withLock { (held: inout Permit?) -> sending Permit? in
            let taken = held.take()
            return taken
        }
    }
}
