extension Parser {
    /// A primary expression with its accesses and calls.
    mutating func member() throws(ParseError) -> Expr {
        let head = try primary()
        return try member(after: head)
    }

    mutating func member(after operand: Operand) throws(ParseError) -> Expr {
        let start = operand.span.start
        var head = operand
        while true {
            if isAt("(") {
                head = .expr(try function(head, from: start))
            } else if try skip(".") {
                head = .expr(try fieldOrMethod(head, from: start))
            } else if try skip("[") {
                let object = try head.expr()
                let name = try string("an attribute name")
                try require("]")
                head = .expr(try make(.attribute(object, name), from: start))
            } else {
                return try head.expr()
            }
        }
    }

    private mutating func function(
        _ head: Operand, from start: SourcePosition
    ) throws(ParseError) -> Expr {
        guard case .name(let parts, let span) = head else {
            throw ParseError(
                "this is no function and cannot be called",
                help: "the functions are ip, decimal, datetime and duration", at: head.span)
        }
        let name = parts.joined(separator: "::")
        guard let function = ExtensionFunction(rawValue: name), function.isConstructor else {
            let isMethod = ExtensionFunction(rawValue: name) != nil || BuiltinMethod(name) != nil
            throw ParseError(
                isMethod ? "`\(name)` is a method" : "there is no function `\(name)`",
                help: isMethod
                    ? "write `x.\(name)(…)`"
                    : "the functions are ip, decimal, datetime and duration", at: span)
        }
        let arguments = try arguments()
        return try make(.call(function, arguments), from: start)
    }

    private mutating func fieldOrMethod(
        _ head: Operand, from start: SourcePosition
    ) throws(ParseError) -> Expr {
        let object = try head.expr()
        let nameSpan = token.span
        let name = try identifier("an attribute name")
        guard isAt("(") else { return try make(.attribute(object, name), from: start) }
        let arguments = try arguments()
        if let method = BuiltinMethod(name) {
            guard arguments.count == method.argumentCount else {
                throw ParseError(
                    "`\(name)` takes \(method.argumentCount) argument, not \(arguments.count)",
                    help: "write `x.\(name)(\(method.argumentCount == 0 ? "" : "y"))`",
                    at: span(from: nameSpan.start))
            }
            return try make(method.kind(object, arguments), from: start)
        }
        guard let function = ExtensionFunction(rawValue: name), !function.isConstructor else {
            let isFunction = ExtensionFunction(rawValue: name) != nil
            throw ParseError(
                isFunction ? "`\(name)` is a function" : "there is no method `\(name)`",
                help: isFunction ? "write `\(name)(\"…\")`" : nil, at: nameSpan)
        }
        return try make(.call(function, [object] + arguments), from: start)
    }

    private mutating func arguments() throws(ParseError) -> [Expr] {
        try require("(")
        return try expressions(until: ")")
    }

    /// Expressions with commas between them, up to and with the closing symbol.
    private mutating func expressions(until symbol: String) throws(ParseError) -> [Expr] {
        var result: [Expr] = []
        while !isAt(symbol) {
            result.append(try expression())
            guard try skip(",") else { break }
        }
        try require(symbol)
        return result
    }

    private mutating func primary() throws(ParseError) -> Operand {
        let start = token.span.start
        switch token.kind {
        case .identifier: return try wordOrEntity()
        case .number(let digits):
            let number = try take()
            return .expr(try integer(digits, negative: false, at: number.span))
        case .string:
            let text = try string("text")
            return .expr(try make(.literal(.string(text)), from: start))
        case .slot(let name):
            throw ParseError(
                "the slot `?\(name)` stands in a condition",
                help: "slots stand only in the scope, after == or in", at: token.span)
        case .symbol("("): return .expr(try parenthesised())
        case .symbol("["):
            try take()
            let elements = try expressions(until: "]")
            return .expr(try make(.set(elements), from: start))
        case .symbol("{"):
            return .expr(try record())
        default:
            throw unexpected("an expression")
        }
    }

    private mutating func parenthesised() throws(ParseError) -> Expr {
        let start = try take().span.start
        let inner = try expression()
        try require(")")
        return Expr(inner.kind, span: span(from: start))
    }

    private mutating func wordOrEntity() throws(ParseError) -> Operand {
        let start = token.span.start
        for (word, value) in [("true", true), ("false", false)] where isAt(word: word) {
            try take()
            return .expr(try make(.literal(.bool(value)), from: start))
        }
        if isAt(word: "if") {
            throw unexpected("an expression", help: "put the `if` in parentheses")
        }
        var parts = [try identifier("an expression")]
        while try skip("::") {
            if case .string = token.kind {
                let uid = EntityUID(type: EntityTypeName(parts: parts), id: try string("the id"))
                return .expr(try make(.literal(.entity(uid)), from: start))
            }
            if isAt("{") {
                throw ParseError(
                    "entities have no record form", help: "write `Type::\"id\"`", at: token.span)
            }
            parts.append(try identifier("an entity type or an id in double quotes"))
        }
        let span = span(from: start)
        if parts.count == 1, let variable = Variable(rawValue: parts[0]) {
            return .variable(variable, span)
        }
        return .name(parts, span)
    }

    private mutating func record() throws(ParseError) -> Expr {
        let start = try take().span.start
        var fields: [Expr.RecordField] = []
        var names: Set<ExactText> = []
        while !isAt("}") {
            let nameSpan = token.span
            let name: String
            if case .string = token.kind {
                name = try string("a key")
            } else {
                name = try identifier("a key")
            }
            guard names.insert(ExactText(name)).inserted else {
                throw ParseError(
                    "the key \(name.asCedarLiteral) stands twice in this record",
                    help: "remove one of them", at: nameSpan)
            }
            try require(":", help: "a record is `{key: value}`")
            fields.append(Expr.RecordField(name: name, value: try expression()))
            guard try skip(",") else { break }
        }
        try require("}")
        return try make(.record(fields), from: start)
    }
}
