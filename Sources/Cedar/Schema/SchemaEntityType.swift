/// What a schema says of an entity type.
public struct SchemaEntityType: Sendable {
    /// The attributes of its entities.
    public let attributes: [SchemaAttribute]
    /// The type of its entities' tags; nil where they have none.
    public let tags: SchemaType?
    /// The only ids its entities have, for `enum` types.
    public let ids: [String]?
}
