/// From which template, and with which entities, a policy was linked.
public struct PolicyLink: Sendable, Hashable {
    /// The template's id.
    public let template: PolicyID
    /// The entity for each slot.
    public let values: [Slot: EntityUID]
}
