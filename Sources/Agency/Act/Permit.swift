/// Proof that one action was decided and recorded. An effector needs one, and uses it up.
/// Only `Authority` makes them; the hall's spent-bit is what makes a second use impossible.
public struct Permit: ~Copyable, Sendable {
    /// The action that may be done, once.
    public let action: ActionID

    /// For `Authority` alone (Tidy forbids the SPI elsewhere).
    @_spi(Mint) public init(action: ActionID) { self.action = action }
}
