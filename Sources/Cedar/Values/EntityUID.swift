/// The identity of an entity: a type and an id, written `User::"alice"`.
///
/// Ids are any text, compared byte by byte.
public struct EntityUID: Sendable, Hashable, CustomStringConvertible {
    /// The entity's type.
    public let type: EntityTypeName
    /// The id within the type, unescaped.
    public let id: String

    /// The entity of this type and id.
    public init(type: EntityTypeName, id: String) {
        self.type = type
        self.id = id
    }

    /// The entity of this type and id, or nil where `type` is no entity type name.
    public init?(_ type: String, _ id: String) {
        guard let name = EntityTypeName(type) else { return nil }
        self.init(type: name, id: id)
    }

    /// Byte by byte where text is compared.
    public static func == (left: EntityUID, right: EntityUID) -> Bool {
        left.id.isExactly(right.id) && left.type == right.type
    }

    /// Consistent with `==`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(type)
        hasher.combine(id)
    }

    /// The uid as Cedar source.
    public var description: String { type.text + "::" + id.asCedarLiteral }
}
