/// One tool that may be used.
public struct ToolGrant: Sendable, Hashable, Codable {
    /// What it does to the world.
    public var effect: EffectClass
    /// What one call costs at most: reserved before, settled after.
    public var cost: [Quantity: Int64]
    /// The row of the price table that says what one call costs in money; nil: `cost` says it.
    public var price: PriceName?
    /// Labels that the lineage bears after a call.
    public var labels: [TaintLabel]?
    /// Labels that a lineage may bear when it calls; nil: any.
    public var clearance: [TaintLabel]?
    /// What power one call gains, or gives back where negative.
    public var power: [PowerDimension: PowerAmount]?
    /// What of people's reach over agents a call takes away; such a call is denied (law 12).
    public var reduces: [HumanReach]?

    /// A tool with this effect and cost.
    public init(effect: EffectClass, cost: [Quantity: Int64] = [:]) {
        self.effect = effect
        self.cost = cost
    }
}
