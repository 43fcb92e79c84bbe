/// An attribute that a schema declares.
public struct SchemaAttribute: Sendable {
    /// Its name, compared byte by byte.
    public let name: String
    /// The type of its values.
    public let type: SchemaType
    /// Whether it must be there.
    public let isRequired: Bool
}
