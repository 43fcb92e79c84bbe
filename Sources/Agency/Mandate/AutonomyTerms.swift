/// What a mandate asks for before its agent may act by itself, and before people may loosen.
/// Absent parts ask for nothing.
public struct AutonomyTerms: Sendable, Hashable, Codable {
    /// Where the agent acts.
    public var context: ConsequentialContext
    /// Gates that must be met, and not expired, for each level; those of lower levels count too.
    public var gates: [AutonomyLevel: [GateName]]
    /// Whoever owns the agent. Their word alone never suffices where two must agree.
    public var owner: PersonName?
    /// Classes of effect for whose approval two people must agree.
    public var twoForEffects: [EffectClass]
    /// True when two people must agree to loosen.
    public var twoForOrders: Bool

    /// Ordinary, without gates, one person.
    public init(
        context: ConsequentialContext = .ordinary, gates: [AutonomyLevel: [GateName]] = [:],
        owner: PersonName? = nil, twoForEffects: [EffectClass] = [], twoForOrders: Bool = false
    ) {
        self.context = context
        self.gates = gates
        self.owner = owner
        self.twoForEffects = twoForEffects
        self.twoForOrders = twoForOrders
    }
}
