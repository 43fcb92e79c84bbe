extension Parser {
    /// `if a then b else c`, or an operator expression.
    mutating func expression() throws(ParseError) -> Expr {
        try enter()
        let result = try isAt(word: "if") ? choice() : operation(.or)
        leave()
        return result
    }

    private mutating func choice() throws(ParseError) -> Expr {
        let start = try take().span.start
        let test = try expression()
        try requireWord("then")
        let then = try expression()
        try requireWord("else")
        let otherwise = try expression()
        return try make(.ifThenElse(test, then: then, otherwise: otherwise), from: start)
    }

    private mutating func requireWord(_ word: String) throws(ParseError) {
        guard try skip(word: word) else {
            throw unexpected("`\(word)`", help: "a choice is `if a then b else c`")
        }
    }

    /// Operands joined by operators that bind at least this tightly.
    private mutating func operation(_ least: Precedence) throws(ParseError) -> Expr {
        let start = token.span.start
        var left = try unary()
        while let precedence = Precedence(token.kind), precedence >= least {
            left = try infix(precedence, left, from: start)
        }
        return left
    }

    private mutating func infix(
        _ precedence: Precedence, _ left: Expr, from start: SourcePosition
    ) throws(ParseError) -> Expr {
        switch precedence {
        case .or: try make(.or(try operands(after: left, "||", .and)), from: start)
        case .and: try make(.and(try operands(after: left, "&&", .relation)), from: start)
        case .relation: try relation(left, from: start)
        case .sum: try sum(left, from: start)
        case .product: try product(left, from: start)
        }
    }

    private mutating func operands(
        after first: Expr, _ symbol: String, _ least: Precedence
    ) throws(ParseError) -> [Expr] {
        var operands = [first]
        while try skip(symbol) { operands.append(try operation(least)) }
        return operands
    }

    private mutating func sum(
        _ left: Expr, from start: SourcePosition
    ) throws(ParseError) -> Expr {
        let operation: BinaryOperator = isAt("+") ? .add : .subtract
        try take()
        let right = try self.operation(.product)
        return try make(.binary(operation, left, right), from: start)
    }

    private mutating func product(
        _ left: Expr, from start: SourcePosition
    ) throws(ParseError) -> Expr {
        guard try skip("*") else {
            throw ParseError(
                "\(token.name) is no operator", help: "Cedar does not divide", at: token.span)
        }
        let right = try unary()
        return try make(.binary(.multiply, left, right), from: start)
    }

    private mutating func relation(
        _ left: Expr, from start: SourcePosition
    ) throws(ParseError) -> Expr {
        let kind = try relationKind(left)
        if Precedence(token.kind) == .relation {
            throw ParseError(
                "\(token.name) follows another comparison",
                help: "put parentheses around one of them", at: token.span)
        }
        return try make(kind, from: start)
    }

    private mutating func relationKind(_ left: Expr) throws(ParseError) -> Expr.Kind {
        if try skip(word: "has") { return .has(left, try attributePath()) }
        if try skip(word: "like") { return .like(left, try pattern()) }
        if try skip(word: "is") {
            let type = try typeName()
            return .isType(left, type, in: try skip(word: "in") ? try operation(.sum) : nil)
        }
        guard let comparison else {
            throw ParseError("`=` is no operator", help: "write `==`", at: token.span)
        }
        try take()
        return .binary(comparison, left, try operation(.sum))
    }

    private var comparison: BinaryOperator? {
        switch token.kind {
        case .identifier("in"): .isIn
        case .symbol(let symbol): BinaryOperator(rawValue: symbol)
        default: nil
        }
    }

    private mutating func attributePath() throws(ParseError) -> [String] {
        if case .string = token.kind { return [try string("the attribute")] }
        var path = [try identifier("an attribute name")]
        while try skip(".") {
            path.append(try identifier("an attribute name"))
        }
        return path
    }

    private mutating func pattern() throws(ParseError) -> Pattern {
        guard case .string(let content) = token.kind else {
            throw unexpected("a pattern in double quotes")
        }
        let pattern = try StringEscapes.pattern(content, at: token.span)
        try take()
        return pattern
    }

    private mutating func unary() throws(ParseError) -> Expr {
        if isAt("!") { return try negated() }
        if isAt("-") { return try minus() }
        return try member()
    }

    private mutating func negated() throws(ParseError) -> Expr {
        let start = token.span.start
        let count = try countPrefix("!")
        return try prefixed(.not, try member(), count: count, from: start)
    }

    private mutating func minus() throws(ParseError) -> Expr {
        let start = token.span.start
        let count = try countPrefix("-")
        guard case .number(let digits) = token.kind else {
            return try prefixed(.negate, try member(), count: count, from: start)
        }
        let span = try take().span
        if isAt(".") || isAt("[") || isAt("(") {
            let literal = try integer(digits, negative: false, at: span)
            return try prefixed(
                .negate, try member(after: .expr(literal)), count: count, from: start)
        }
        // The sign belongs to the literal: only so can −2^63 be written.
        let literal = try integer(digits, negative: true, at: span)
        return try prefixed(.negate, literal, count: count - 1, from: start)
    }

    /// Takes one to four signs.
    private mutating func countPrefix(_ symbol: String) throws(ParseError) -> Int {
        var count = 0
        while isAt(symbol) {
            guard count < 4 else {
                throw ParseError(
                    "more than four `\(symbol)` in a row", help: "two of them cancel out",
                    at: token.span)
            }
            try take()
            count += 1
        }
        return count
    }

    private func prefixed(
        _ operation: UnaryOperator, _ operand: Expr, count: Int, from start: SourcePosition
    ) throws(ParseError) -> Expr {
        var result = operand
        for _ in 0..<count {
            result = try make(.unary(operation, result), from: start)
        }
        return result
    }

    func integer(
        _ digits: String, negative: Bool, at span: SourceSpan
    ) throws(ParseError) -> Expr {
        guard let value = Int64.folding(digits: digits.utf8, negative: negative) else {
            throw ParseError(
                "the number \(negative ? "-" : "")\(digits) is out of range",
                help: "whole numbers go from -9223372036854775808 to 9223372036854775807",
                at: span)
        }
        return Expr(.literal(.long(value)), span: span)
    }
}
