/// The question: may `principal` do `action` on `resource`, in this `context`?
public struct Request: Sendable, Hashable {
    /// Who asks.
    public var principal: EntityUID
    /// What is to be done.
    public var action: EntityUID
    /// On what.
    public var resource: EntityUID
    /// The circumstances.
    public var context: Record

    /// A question of these parts.
    public init(
        principal: EntityUID, action: EntityUID, resource: EntityUID, context: Record = Record()
    ) {
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = context
    }
}
