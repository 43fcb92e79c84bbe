/// What a schema says of an action.
public struct SchemaAction: Sendable {
    /// The groups it belongs to directly.
    public let parents: Set<EntityUID>
    /// The attributes of the context of its requests.
    public let context: [SchemaAttribute]
}
