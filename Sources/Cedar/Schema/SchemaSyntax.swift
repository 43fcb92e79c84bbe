/// A schema as it is written, names not yet resolved.
struct SchemaSyntax {
    /// A name with where it stands, as yet of nothing.
    struct Path {
        let parts: [String]
        let span: SourceSpan
    }

    indirect enum TypeSyntax {
        case named(Path)
        case set(TypeSyntax)
        case record([Attribute])
    }

    struct Attribute {
        let name: String
        let type: TypeSyntax
        let isRequired: Bool
    }

    struct EntityDeclaration {
        let names: [Path]
        let shape: TypeSyntax?
        let tags: TypeSyntax?
        let ids: [String]?
    }

    struct ActionReference {
        /// The parts of the type before the id; empty where the id stands alone.
        let type: [String]
        let id: String
    }

    struct ActionDeclaration {
        let names: [String]
        let parents: [ActionReference]
        let context: TypeSyntax?
    }

    enum Declaration {
        case entity(EntityDeclaration)
        case action(ActionDeclaration)
        case type(Path, TypeSyntax)
    }

    /// The declarations, each with the namespace around it.
    var declarations: [(namespace: [String], declaration: Declaration)] = []
}
