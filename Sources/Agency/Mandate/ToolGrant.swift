/// One tool that may be used.
public struct ToolGrant: Sendable, Hashable, Codable {
    /// What it does to the world.
    public var effect: EffectClass
    /// What one call costs at most: reserved before, settled after.
    public var cost: [Quantity: Int64]

    /// A tool with this effect and cost.
    public init(effect: EffectClass, cost: [Quantity: Int64] = [:]) {
        self.effect = effect
        self.cost = cost
    }
}
