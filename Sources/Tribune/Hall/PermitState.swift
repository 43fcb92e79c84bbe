/// The life of a permit in the hall. Absent: never minted, or settled.
enum PermitState: Sendable {
    /// Given to a door and not used.
    case unspent
    /// Used: the effect is in flight, and this ends it.
    case spent(cancel: @Sendable () -> Void)
}
