/// A Cedar schema, read as far as entities and contexts in JSON need it: which attributes have
/// which types, and which actions belong to which. Policies are not yet validated against it.
public struct Schema: Sendable {
    /// The declared entity types.
    public let entityTypes: [EntityTypeName: SchemaEntityType]
    /// The declared actions.
    public let actions: [EntityUID: SchemaAction]

    /// Reads Cedar's human schema syntax; throws a `ParseError` with the place of the first fault.
    public static func parse(
        _ text: String, limits: ParseLimits = .standard
    ) throws(ParseError) -> Schema {
        var parser = try Parser(text, limits: limits)
        return try SchemaResolver(try parser.schemaDeclarations()).schema()
    }
}
