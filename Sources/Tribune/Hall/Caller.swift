import Agency

/// A door that waits for a ruling.
struct Caller: Sendable {
    let action: Action
    let asked: @Sendable (ActionID) -> Void
    let reply: @Sendable (Ruling) -> Void
}
