import Cedar
import Testing

@Suite struct OperatorTests {
    @Test(arguments: ExpressionVectors.all)
    func `every operator answers as the oracle does`(
        condition: String, outcome: ExpressionVectors.Outcome
    ) throws {
        let response = try Ask.answer(condition: condition)
        switch outcome {
        case .yes:
            #expect(response.decision == .allow)
            #expect(response.failures.isEmpty)
        case .no:
            #expect(response.decision == .deny)
            #expect(response.failures.isEmpty)
        case .error:
            #expect(response.decision == .deny)
            #expect(response.failures.map(\.policy) == ["policy0"])
        }
    }

    static let kinds: [(String, EvaluationError.Kind)] = [
        ("principal.a == 1", .entityMissing(Ask.principal)),
        ("principal.getTag(\"a\") == 1", .entityMissing(Ask.principal)),
        ("R::\"b\".a == 1", .attributeMissing("a", of: Ask.resource)),
        ("R::\"b\".getTag(\"t\") == 1", .tagMissing("t", of: Ask.resource)),
        ("context.a == 1", .attributeMissing("a", of: nil)),
        ("1 && true", .type(expected: ["bool"], found: "long")),
        ("1 in principal", .type(expected: ["entity"], found: "long")),
        ("\"a\" < 1", .type(expected: ["long", "datetime", "duration"], found: "string")),
        ("ip() == 1", .argumentCount(.ip, expected: 1, found: 0)),
        ("9223372036854775807 + 1 == 1", .overflow("+")),
        ("-9223372036854775808 - 1 == 1", .overflow("-")),
        ("9223372036854775807 * 2 == 1", .overflow("*")),
        ("--9223372036854775808 == 1", .overflow("-")),
        ("decimal(\"1\") == 1", .function(.decimal, "\"1\" is no decimal")),
    ]

    @Test(arguments: kinds)
    func `a failure says what kind it is`(
        condition: String, kind: EvaluationError.Kind
    ) throws {
        let found = try Ask.failure(condition, entities: [Entity(Ask.resource)])
        #expect(found == kind)
    }

    @Test func `a failure points at the expression that failed`() throws {
        let response = try Ask.answer(
            "permit(principal, action, resource)\nwhen { 1 + 1 == 2 && context.a };")
        let error = try #require(response.errors["policy0"])
        #expect(error.span.start == SourcePosition(offset: 57, line: 2, column: 22))
        #expect(error.description == "2:22: record has no attribute `a`")
    }

    @Test func `conditions after a false one are not reached`() throws {
        let response = try Ask.answer(
            "permit(principal, action, resource) when { false } unless { context.a };")
        #expect(response.failures.isEmpty)
    }

    @Test func `unless holds where its body is false and fails where it is no boolean`() throws {
        let base = "permit(principal, action, resource) unless "
        #expect(try Ask.answer(base + "{ false };").decision == .allow)
        #expect(try Ask.answer(base + "{ true };").decision == .deny)
        #expect(try Ask.answer(base + "{ 1 };").failures.count == 1)
    }

    @Test func `attributes and tags of known entities are read`() throws {
        let owner = Ask.uid("U", "o")
        let entities = [
            Entity(
                Ask.resource, attributes: ["owner": .entity(owner), "é": 1], parents: [owner],
                tags: ["color": "red"]),
            Entity(owner, attributes: ["level": 3]),
        ]
        let conditions = [
            "resource.owner.level == 3", "resource has owner.level", "!(resource has owner.nope)",
            "resource.hasTag(\"color\")", "resource.getTag(\"color\") == \"red\"",
            "!resource.hasTag(\"level\")", "!(resource has color)", "resource in U::\"o\"",
            "resource in [U::\"x\", U::\"o\"]", "resource is R in U::\"o\"",
            "resource[\"\\u{e9}\"] == 1", "!(resource has \"e\\u{301}\")",
        ]
        for condition in conditions {
            let response = try Ask.answer(condition: condition, entities: entities)
            #expect(response.decision == .allow, "\(condition) \(response.failures)")
        }
    }

    @Test func `an expression deeper than the evaluator goes fails instead of crashing`() throws {
        var expr = Expr(.literal(true))
        for _ in 0..<(Evaluator.depthMax + 1) { expr = Expr(.unary(.not, expr)) }
        let policy = Policy(
            id: "deep", effect: .forbid, conditions: [Condition(kind: .when, body: expr)])
        let response = Authorizer.authorize(
            Ask.request(), policies: try PolicySet([policy]), entities: Entities())
        #expect(response.failures.map(\.error.kind) == [.tooDeep])
        #expect(response.forbidFailed)
    }

    @Test func `the deepest expression that parses can be evaluated`() throws {
        let levels = ParseLimits.standard.depthMax - 2
        let text =
            String(repeating: "(1 + ", count: levels) + "1" + String(repeating: ")", count: levels)
        #expect(try Ask.answer(condition: text + " > 0").decision == .allow)
    }

    @Test func `a chain of one operator may be long`() throws {
        let chain = Array(repeating: "true", count: 20_000).joined(separator: " && ")
        #expect(try Ask.answer(condition: chain).decision == .allow)
        let other = Array(repeating: "false", count: 20_000).joined(separator: " || ")
        #expect(try Ask.answer(condition: other + " || true").decision == .allow)
    }
}
