/// A recursive-descent parser of Cedar policies (Cedar's `grammar.lalrpop` and what the SDK
/// checks right after it). Stops at the first fault.
struct Parser {
    private var lexer: Lexer
    private(set) var token: Token
    /// Where the last token taken ends.
    private(set) var lastEnd = SourcePosition.start
    let limits: ParseLimits
    /// Calls of `enter` without their `leave`.
    private var nesting = 0

    init(_ text: String, limits: ParseLimits) throws(ParseError) {
        guard text.utf8.count <= limits.bytesMax else {
            throw ParseError(
                "the text has \(text.utf8.count) bytes, more than the limit of "
                    + "\(limits.bytesMax)",
                at: .none)
        }
        self.limits = limits
        lexer = Lexer(text)
        token = try lexer.next()
    }

    // MARK: Tokens

    /// Takes the current token.
    @discardableResult
    mutating func take() throws(ParseError) -> Token {
        let taken = token
        lastEnd = taken.span.end
        token = try lexer.next()
        return taken
    }

    func isAt(_ symbol: String) -> Bool {
        token.kind == .symbol(symbol)
    }

    func isAt(word: String) -> Bool {
        token.kind == .identifier(word)
    }

    /// Takes the symbol if it comes next.
    mutating func skip(_ symbol: String) throws(ParseError) -> Bool {
        guard isAt(symbol) else { return false }
        try take()
        return true
    }

    /// Takes the word if it comes next.
    mutating func skip(word: String) throws(ParseError) -> Bool {
        guard isAt(word: word) else { return false }
        try take()
        return true
    }

    mutating func require(_ symbol: String, help: String? = nil) throws(ParseError) {
        guard try skip(symbol) else { throw unexpected("`\(symbol)`", help: help) }
    }

    /// Takes an identifier that is no reserved word.
    mutating func identifier(_ role: String) throws(ParseError) -> String {
        guard case .identifier(let word) = token.kind else { throw unexpected(role) }
        if ReservedWord.contains(word) {
            throw ParseError(
                "`\(word)` is a reserved word and cannot be \(role)",
                help: "as an attribute write it in brackets: `[\"\(word)\"]`", at: token.span)
        }
        try take()
        return word
    }

    func unexpected(_ expected: String, help: String? = nil) -> ParseError {
        ParseError("expected \(expected), found \(token.name)", help: help, at: token.span)
    }

    func span(from start: SourcePosition) -> SourceSpan {
        SourceSpan(start: start, end: lastEnd)
    }

    // MARK: Bounds

    /// An expression from `start` to the last token taken; throws where it is too deep.
    func make(_ kind: Expr.Kind, from start: SourcePosition) throws(ParseError) -> Expr {
        let expr = Expr(kind, span: span(from: start))
        guard expr.depth <= limits.depthMax else { throw tooDeep(expr.span) }
        return expr
    }

    /// Goes one level down; throws where that is too deep.
    mutating func enter() throws(ParseError) {
        guard nesting < limits.depthMax else { throw tooDeep(token.span) }
        nesting += 1
    }

    /// Comes back from where `enter` went.
    mutating func leave() {
        nesting -= 1
    }

    private func tooDeep(_ span: SourceSpan) -> ParseError {
        ParseError(
            "this expression is nested deeper than \(limits.depthMax) levels",
            help: "split the policy, or compute parts of it before the request", at: span)
    }

    // MARK: Policies

    mutating func policies() throws(ParseError) -> [Policy] {
        var result: [Policy] = []
        while token.kind != .end {
            guard result.count < limits.policiesMax else {
                throw ParseError(
                    "the text has more than \(limits.policiesMax) policies", at: token.span)
            }
            result.append(try policy(id: PolicyID("policy\(result.count)")))
        }
        return result
    }

    private mutating func policy(id: PolicyID) throws(ParseError) -> Policy {
        let start = token.span.start
        let annotations = try annotations()
        let effect = try effect()
        let scope = try scope()
        var conditions: [Condition] = []
        while !isAt(";") {
            conditions.append(try condition())
        }
        try take()
        return Policy(
            id: id, effect: effect, annotations: annotations, principal: scope.principal,
            action: scope.action, resource: scope.resource, conditions: conditions,
            span: span(from: start))
    }

    mutating func annotations() throws(ParseError) -> [Annotation] {
        var result: [Annotation] = []
        while isAt("@") {
            let start = try take().span.start
            guard case .identifier(let key) = token.kind else {
                throw unexpected(
                    "an identifier after `@`", help: "an annotation is `@key(\"value\")`")
            }
            if result.contains(where: { $0.key == key }) {
                throw ParseError(
                    "the annotation `@\(key)` stands twice on one policy",
                    help: "remove one of them", at: token.span)
            }
            try take()
            var value = ""
            if try skip("(") {
                value = try string("the annotation's value")
                try require(")")
            }
            result.append(Annotation(key: key, value: value, span: span(from: start)))
        }
        return result
    }

    /// Takes a string literal.
    mutating func string(_ role: String) throws(ParseError) -> String {
        guard case .string(let content) = token.kind else {
            throw unexpected("\(role) in double quotes")
        }
        let text = try StringEscapes.text(content, at: token.span)
        try take()
        return text
    }

    private mutating func effect() throws(ParseError) -> Effect {
        guard case .identifier(let word) = token.kind, let effect = Effect(rawValue: word) else {
            throw unexpected(
                "`permit` or `forbid`",
                help: "a policy is `permit (principal, action, resource);`")
        }
        try take()
        return effect
    }

    private mutating func condition() throws(ParseError) -> Condition {
        guard case .identifier(let word) = token.kind,
            let kind = Condition.Kind(rawValue: word)
        else {
            throw unexpected(
                "`when`, `unless` or `;`", help: "a policy ends with a semicolon")
        }
        let start = try take().span.start
        try require("{", help: "the condition stands in braces")
        if isAt("}") {
            throw ParseError(
                "this `\(word)` is empty", help: "write a condition or remove the clause",
                at: token.span)
        }
        let body = try expression()
        try require("}")
        return Condition(kind: kind, body: body, span: span(from: start))
    }
}
