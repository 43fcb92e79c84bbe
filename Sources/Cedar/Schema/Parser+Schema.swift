extension Parser {
    /// Reads the human schema syntax (Cedar docs, `schema/human-readable-schema-grammar`).
    mutating func schemaDeclarations() throws(ParseError) -> SchemaSyntax {
        var result = SchemaSyntax()
        while token.kind != .end {
            _ = try annotations()
            guard try skip(word: "namespace") else {
                try declaration(in: [], to: &result)
                continue
            }
            let namespace = try path("a namespace").parts
            try require("{")
            while !isAt("}") {
                _ = try annotations()
                try declaration(in: namespace, to: &result)
            }
            try take()
        }
        return result
    }

    private mutating func declaration(
        in namespace: [String], to result: inout SchemaSyntax
    ) throws(ParseError) {
        let declaration: SchemaSyntax.Declaration
        if try skip(word: "entity") {
            declaration = .entity(try entityDeclaration())
        } else if try skip(word: "action") {
            declaration = .action(try actionDeclaration())
        } else if try skip(word: "type") {
            let name = try name("a type name")
            try require("=")
            declaration = .type(name, try schemaType())
        } else {
            throw unexpected("`entity`, `action`, `type` or `namespace`")
        }
        try require(";")
        result.declarations.append((namespace, declaration))
    }

    private mutating func entityDeclaration()
        throws(ParseError) -> SchemaSyntax.EntityDeclaration
    {
        var names = [try name("an entity type")]
        while try skip(",") { names.append(try name("an entity type")) }
        if try skip(word: "enum") {
            let ids = try bracketed { parser throws(ParseError) in
                try parser.string("an id")
            }
            return .init(names: names, shape: nil, tags: nil, ids: ids)
        }
        if try skip(word: "in") { _ = try paths("an entity type") }
        var shape: SchemaSyntax.TypeSyntax?
        if try skip("=") {
            shape = try schemaType()
        } else if isAt("{") {
            shape = try schemaType()
        }
        let tags = try skip(word: "tags") ? try schemaType() : nil
        return .init(names: names, shape: shape, tags: tags, ids: nil)
    }

    private mutating func actionDeclaration()
        throws(ParseError) -> SchemaSyntax.ActionDeclaration
    {
        var names = [try attributeName("an action")]
        while try skip(",") { names.append(try attributeName("an action")) }
        var parents: [SchemaSyntax.ActionReference] = []
        if try skip(word: "in") {
            parents = try oneOrList { parser throws(ParseError) in try parser.actionReference() }
        }
        var context: SchemaSyntax.TypeSyntax?
        if try skip(word: "appliesTo") { context = try appliesTo() }
        if try skip(word: "attributes") {
            try require("{")
            try require("}")
        }
        return .init(names: names, parents: parents, context: context)
    }

    private mutating func appliesTo() throws(ParseError) -> SchemaSyntax.TypeSyntax? {
        var context: SchemaSyntax.TypeSyntax?
        try require("{")
        while !isAt("}") {
            let key = try identifier("`principal`, `resource` or `context`")
            try require(":")
            if key == "context" {
                context = try schemaType()
            } else {
                _ = try paths("an entity type")
            }
            guard try skip(",") else { break }
        }
        try require("}")
        return context
    }

    private mutating func actionReference()
        throws(ParseError) -> SchemaSyntax.ActionReference
    {
        if case .string = token.kind { return .init(type: [], id: try string("an action")) }
        var parts = [try identifier("an action")]
        while try skip("::") {
            if case .string = token.kind { return .init(type: parts, id: try string("an id")) }
            parts.append(try identifier("an action type"))
        }
        guard parts.count == 1 else { throw unexpected("`::` and an id in double quotes") }
        return .init(type: [], id: parts[0])
    }

    private mutating func schemaType() throws(ParseError) -> SchemaSyntax.TypeSyntax {
        if isAt("{") { return .record(try schemaAttributes()) }
        let path = try path("a type")
        guard path.parts == ["Set"], try skip("<") else { return .named(path) }
        try enter()
        let element = try schemaType()
        try require(">")
        leave()
        return .set(element)
    }

    private mutating func schemaAttributes() throws(ParseError) -> [SchemaSyntax.Attribute] {
        try require("{")
        try enter()
        var result: [SchemaSyntax.Attribute] = []
        while !isAt("}") {
            _ = try annotations()
            let name = try attributeName("an attribute")
            let isOptional = try skip("?")
            try require(":")
            let type = try schemaType()
            result.append(.init(name: name, type: type, isRequired: !isOptional))
            guard try skip(",") else { break }
        }
        try require("}")
        leave()
        return result
    }

    /// A word, reserved or not, or a string.
    private mutating func attributeName(_ role: String) throws(ParseError) -> String {
        guard case .identifier(let word) = token.kind else { return try string(role) }
        try take()
        return word
    }

    private mutating func name(_ role: String) throws(ParseError) -> SchemaSyntax.Path {
        let start = token.span.start
        let name = try identifier(role)
        return .init(parts: [name], span: span(from: start))
    }

    /// Identifiers joined by `::`; the first may be `__cedar`.
    private mutating func path(_ role: String) throws(ParseError) -> SchemaSyntax.Path {
        let start = token.span.start
        var parts: [String] = []
        if try skip(word: "__cedar") {
            parts.append("__cedar")
        } else {
            parts.append(try identifier(role))
        }
        while try skip("::") { parts.append(try identifier(role)) }
        return .init(parts: parts, span: span(from: start))
    }

    private mutating func paths(_ role: String) throws(ParseError) -> [SchemaSyntax.Path] {
        try oneOrList { parser throws(ParseError) in try parser.path(role) }
    }

    private mutating func oneOrList<Element>(
        _ element: (inout Parser) throws(ParseError) -> Element
    ) throws(ParseError) -> [Element] {
        guard isAt("[") else { return [try element(&self)] }
        return try bracketed(element)
    }

    private mutating func bracketed<Element>(
        _ element: (inout Parser) throws(ParseError) -> Element
    ) throws(ParseError) -> [Element] {
        try require("[")
        var result: [Element] = []
        while !isAt("]") {
            result.append(try element(&self))
            guard try skip(",") else { break }
        }
        try require("]")
        return result
    }
}
