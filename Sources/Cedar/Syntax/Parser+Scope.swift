extension Parser {
    typealias Scope = (
        principal: ScopeConstraint, action: ActionConstraint, resource: ScopeConstraint
    )

    /// `(principal …, action …, resource …)`
    mutating func scope() throws(ParseError) -> Scope {
        try require("(", help: "the scope is `(principal, action, resource)`")
        try variable(.principal)
        let principal = try constraint(.principal)
        try require(",", help: "the scope is `(principal, action, resource)`")
        try variable(.action)
        let action = try actionConstraint()
        try require(",", help: "the scope is `(principal, action, resource)`")
        try variable(.resource)
        let resource = try constraint(.resource)
        _ = try skip(",")
        try require(")", help: "the scope has principal, action and resource, nothing else")
        return (principal, action, resource)
    }

    private mutating func variable(_ variable: Variable) throws(ParseError) {
        guard try skip(word: variable.rawValue) else {
            throw unexpected(
                "`\(variable.rawValue)`",
                help: "the scope names principal, action and resource in this order")
        }
        if isAt(":") {
            throw ParseError(
                "`:` does not state a type here", help: "write `\(variable.rawValue) is T`",
                at: token.span)
        }
    }

    private mutating func constraint(_ slot: Slot) throws(ParseError) -> ScopeConstraint {
        if try skip(word: "is") {
            let type = try typeName()
            if isAt("==") {
                throw ParseError(
                    "`is` and `==` cannot stand together", help: "`==` says the type already",
                    at: token.span)
            }
            guard try skip(word: "in") else { return .isType(type) }
            return .isTypeIn(type, try reference(slot))
        }
        if try skip("==") { return .equal(try reference(slot)) }
        if try skip(word: "in") { return .isIn(try reference(slot)) }
        try refuseOtherOperator()
        return .any
    }

    private mutating func actionConstraint() throws(ParseError) -> ActionConstraint {
        if isAt(word: "is") {
            throw ParseError(
                "`is` cannot stand with the action", help: "write `action in Action::\"group\"`",
                at: token.span)
        }
        if try skip("==") { return .equal(try action()) }
        if try skip(word: "in") {
            return try parenthesised { parser throws(ParseError) in
                guard parser.isAt("[") else { return .isIn(try parser.action()) }
                return .isInAny(try parser.actionList())
            }
        }
        try refuseOtherOperator()
        return .any
    }

    private mutating func actionList() throws(ParseError) -> [EntityUID] {
        try require("[")
        var result: [EntityUID] = []
        while !isAt("]") {
            result.append(try action())
            guard try skip(",") else { break }
        }
        try require("]")
        return result
    }

    private mutating func action() throws(ParseError) -> EntityUID {
        let start = token.span.start
        let uid = try parenthesised { parser throws(ParseError) in try parser.uid() }
        guard uid.type.baseName == "Action" else {
            throw ParseError(
                "`\(uid)` is no action", help: "the type of an action is called `Action`",
                at: span(from: start))
        }
        return uid
    }

    private mutating func reference(_ slot: Slot) throws(ParseError) -> EntityReference {
        try parenthesised { parser throws(ParseError) in
            guard case .slot(let name) = parser.token.kind else {
                return .entity(try parser.uid())
            }
            guard name == slot.rawValue else {
                throw parser.unexpected("an entity uid or `\(slot)`")
            }
            try parser.take()
            return .slot(slot)
        }
    }

    /// Reads `body`, in any number of parentheses.
    private mutating func parenthesised<Result>(
        _ body: (inout Parser) throws(ParseError) -> Result
    ) throws(ParseError) -> Result {
        var open = 0
        while try skip("(") { open += 1 }
        let result = try body(&self)
        for _ in 0..<open {
            try require(")")
        }
        return result
    }

    /// `A::B::"id"`
    private mutating func uid() throws(ParseError) -> EntityUID {
        guard case .identifier = token.kind else {
            throw unexpected("an entity uid", help: "an entity is written `Type::\"id\"`")
        }
        var parts = [try identifier("an entity type")]
        while true {
            guard try skip("::") else {
                throw unexpected("`::`", help: "an entity is written `Type::\"id\"`")
            }
            if case .string = token.kind { break }
            parts.append(try identifier("an entity type or an id in double quotes"))
        }
        return EntityUID(type: EntityTypeName(parts: parts), id: try string("the id"))
    }

    /// `A::B`
    mutating func typeName() throws(ParseError) -> EntityTypeName {
        var parts = [try identifier("an entity type")]
        while try skip("::") {
            parts.append(try identifier("an entity type"))
        }
        return EntityTypeName(parts: parts)
    }

    private func refuseOtherOperator() throws(ParseError) {
        if isAt("=") {
            throw ParseError("`=` is no operator", help: "write `==`", at: token.span)
        }
        for symbol in ["!=", "<", "<=", ">", ">="] where isAt(symbol) {
            throw ParseError(
                "`\(symbol)` cannot stand in the scope",
                help: "the scope knows ==, in and is; move the test to a `when` clause",
                at: token.span)
        }
    }
}
