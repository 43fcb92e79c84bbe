extension Parser {
    /// `if a then b else c`, or an operator expression.
    mutating func expression() throws(ParseError) -> Expr {
        try nested { parser throws(ParseError) in
            guard parser.isAt(word: "if") else { return try parser.disjunction() }
            let start = try parser.take().span.start
            let test = try parser.expression()
            try parser.requireWord("then")
            let then = try parser.expression()
            try parser.requireWord("else")
            let otherwise = try parser.expression()
            return try parser.make(
                .ifThenElse(test, then: then, otherwise: otherwise), from: start)
        }
    }

    private mutating func requireWord(_ word: String) throws(ParseError) {
        guard try skip(word: word) else {
            throw unexpected("`\(word)`", help: "a choice is `if a then b else c`")
        }
    }

    private mutating func disjunction() throws(ParseError) -> Expr {
        let start = token.span.start
        var operands = [try conjunction()]
        while try skip("||") {
            operands.append(try conjunction())
        }
        return operands.count == 1 ? operands[0] : try make(.or(operands), from: start)
    }

    private mutating func conjunction() throws(ParseError) -> Expr {
        let start = token.span.start
        var operands = [try relation()]
        while try skip("&&") {
            operands.append(try relation())
        }
        return operands.count == 1 ? operands[0] : try make(.and(operands), from: start)
    }

    private mutating func relation() throws(ParseError) -> Expr {
        let start = token.span.start
        let left = try sum()
        if let operation = relationOperator {
            try take()
            let right = try sum()
            if relationOperator != nil {
                throw ParseError(
                    "\(token.name) follows another comparison",
                    help: "put parentheses around one of them", at: token.span)
            }
            return try make(.binary(operation, left, right), from: start)
        }
        if try skip(word: "has") {
            let path = try attributePath()
            return try make(.has(left, path), from: start)
        }
        if try skip(word: "like") {
            let pattern = try pattern()
            return try make(.like(left, pattern), from: start)
        }
        if try skip(word: "is") {
            let type = try typeName()
            let ancestor = try skip(word: "in") ? try sum() : nil
            return try make(.isType(left, type, in: ancestor), from: start)
        }
        if isAt("=") {
            throw ParseError("`=` is no operator", help: "write `==`", at: token.span)
        }
        return left
    }

    private var relationOperator: BinaryOperator? {
        switch token.kind {
        case .identifier("in"): .isIn
        case .symbol(let symbol) where ["==", "!=", "<", "<=", ">", ">="].contains(symbol):
            BinaryOperator(rawValue: symbol)
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

    private mutating func sum() throws(ParseError) -> Expr {
        let start = token.span.start
        var left = try product()
        while isAt("+") || isAt("-") {
            let operation: BinaryOperator = isAt("+") ? .add : .subtract
            try take()
            let right = try product()
            left = try make(.binary(operation, left, right), from: start)
        }
        return left
    }

    private mutating func product() throws(ParseError) -> Expr {
        let start = token.span.start
        var left = try unary()
        while true {
            if isAt("/") || isAt("%") {
                throw ParseError(
                    "\(token.name) is no operator", help: "Cedar does not divide",
                    at: token.span)
            }
            guard try skip("*") else { return left }
            let right = try unary()
            left = try make(.binary(.multiply, left, right), from: start)
        }
    }

    private mutating func unary() throws(ParseError) -> Expr {
        let start = token.span.start
        if isAt("!") {
            let count = try countPrefix("!")
            return try prefixed(.not, try member(), count: count, from: start)
        }
        if isAt("-") {
            let count = try countPrefix("-")
            guard case .number(let digits) = token.kind else {
                return try prefixed(.negate, try member(), count: count, from: start)
            }
            let number = try take()
            if isAt(".") || isAt("[") || isAt("(") {
                let literal = try integer(digits, negative: false, at: number.span)
                return try prefixed(
                    .negate, try member(after: .expr(literal)), count: count, from: start)
            }
            // The sign belongs to the literal: only so can −2^63 be written.
            let literal = try integer(digits, negative: true, at: number.span)
            return try prefixed(.negate, literal, count: count - 1, from: start)
        }
        return try member()
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
