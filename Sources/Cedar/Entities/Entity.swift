/// What is known of one entity.
public struct Entity: Sendable, Hashable {
    /// Who it is.
    public var uid: EntityUID
    /// Its attributes.
    public var attributes: Record
    /// What it directly belongs to; these need not be in the store.
    public var parents: Set<EntityUID>
    /// Its tags.
    public var tags: Record

    /// An entity with these facts.
    public init(
        _ uid: EntityUID, attributes: Record = Record(), parents: Set<EntityUID> = [],
        tags: Record = Record()
    ) {
        self.uid = uid
        self.attributes = attributes
        self.parents = parents
        self.tags = tags
    }
}
