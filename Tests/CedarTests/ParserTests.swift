import Cedar
import Testing

@Suite struct ParserTests {
    @Test(arguments: SyntaxVectors.conditionsAccepted)
    func `conditions that the oracle takes are taken`(body: String) {
        #expect(Ask.parseError(Ask.permit(when: body)) == nil)
    }

    @Test(arguments: SyntaxVectors.conditionsRefused)
    func `conditions that the oracle refuses are refused`(body: String) {
        #expect(Ask.parseError(Ask.permit(when: body)) != nil)
    }

    @Test(arguments: SyntaxVectors.policiesAccepted)
    func `policies that the oracle takes are taken`(text: String) {
        #expect(Ask.parseError(text) == nil)
    }

    @Test(arguments: SyntaxVectors.policiesRefused)
    func `policies that the oracle refuses are refused`(text: String) {
        #expect(Ask.parseError(text) != nil)
    }

    static let messages: [(String, String)] = [
        (
            "permit(principal, action, resource) when { 1 = 1 };",
            "1:46: `=` is no operator (write `==`)"
        ),
        (
            "permit(principal, action)",
            "1:25: expected `,`, found `)` (the scope is `(principal, action, resource)`)"
        ),
        (
            "allow(principal, action, resource);",
            "1:1: expected `permit` or `forbid`, found `allow` "
                + "(a policy is `permit (principal, action, resource);`)"
        ),
        (
            "permit(principal, action, resource)",
            "1:36: expected `when`, `unless` or `;`, found the end of the text "
                + "(a policy ends with a semicolon)"
        ),
        (
            "permit(principal, action, resource)\n  when { true & false };",
            "2:15: `&` is no operator (did you mean `&&`?)"
        ),
        (
            "permit(principal, action, resource) when { owner == 1 };",
            "1:44: `owner` is no variable (the variables are principal, action, resource and "
                + "context; write text as \"owner\", an attribute as `context.owner`)"
        ),
        (
            "permit(principal, action == Photo::\"a\", resource);",
            "1:29: `Photo::\"a\"` is no action (the type of an action is called `Action`)"
        ),
        (
            "permit(principal, action, resource) when { \"é\\q\" == 1 };",
            "1:44: `\\q` is no escape "
                + "(the escapes are \\n \\r \\t \\0 \\\\ \\\" \\' \\x41 \\u{1F600})"
        ),
        (
            "permit(principal, action, resource) when { \"abc };",
            "1:44: this string has no end (close it with `\"`)"
        ),
        (
            "permit(principal, action, resource) when { 'abc' };",
            "1:44: `'` does not quote text (write \"text\" in double quotes)"
        ),
        (
            "permit(principal, action, resource) when { 1 / 2 == 1 };",
            "1:46: `/` is no operator (Cedar does not divide)"
        ),
        (
            "permit(principal, action, resource) when { isIpv4(context.a) };",
            "1:44: `isIpv4` is a method (write `x.isIpv4(…)`)"
        ),
        (
            "permit(principal, action, resource) when { [1].contains(1, 2) };",
            "1:48: `contains` takes 1 argument, not 2 (write `x.contains(y)`)"
        ),
        (
            "permit(principal, action, resource) when { ?principal == 1 };",
            "1:44: the slot `?principal` stands in a condition "
                + "(slots stand only in the scope, after == or in)"
        ),
        (
            "permit(principal, action, resource) when { 9223372036854775808 == 1 };",
            "1:44: the number 9223372036854775808 is out of range (whole numbers go from "
                + "-9223372036854775808 to 9223372036854775807)"
        ),
        (
            "permit(principal, action, resource) when { context.if };",
            "1:52: `if` is a reserved word and cannot be an attribute name "
                + "(as an attribute write it in brackets: `[\"if\"]`)"
        ),
        (
            "@a(\"1\")\n@a(\"2\") permit(principal, action, resource);",
            "2:2: the annotation `@a` stands twice on one policy (remove one of them)"
        ),
    ]

    @Test(arguments: messages)
    func `an error says what, where and how to fix it`(text: String, message: String) {
        #expect(Ask.parseError(text)?.description == message)
    }

    @Test func `columns count characters and offsets count bytes`() {
        let error = Ask.parseError("// é😀\npermit(principal, action, resource) when { \"é😀\" $ };")
        #expect(error?.position == SourcePosition(offset: 62, line: 2, column: 49))
    }

    @Test func `precedence and association are Cedar's`() throws {
        let body = try #require(
            try PolicySet.parse(Ask.permit(when: "true || false && 1 + 2 * 3 < 4")).policies.first?
                .conditions.first?.body)
        guard case .or(let operands) = body.kind, operands.count == 2,
            case .and(let inner) = operands[1].kind, inner.count == 2,
            case .binary(.less, let sum, _) = inner[1].kind,
            case .binary(.add, _, let product) = sum.kind,
            case .binary(.multiply, _, _) = product.kind
        else {
            Issue.record("\(body)")
            return
        }
    }

    @Test func `a policy keeps its parts and where they stand`() throws {
        let text = """
            @id("first") @advice
            forbid (principal is A::U in ?principal, action in [Action::"x", N::Action::"y"],
                    resource == R::"r")
            when { true }
            unless { false };
            """
        let set = try PolicySet.parse(text)
        let template = try #require(set.templates.first)
        #expect(set.policies.isEmpty)
        #expect(template.id == "policy0")
        #expect(template.effect == .forbid)
        #expect(template.annotation("id") == "first")
        #expect(template.annotation("advice") == "")
        #expect(template.annotation("nope") == nil)
        #expect(template.slots == [.principal])
        let type = try #require(EntityTypeName("A::U"))
        #expect(template.principal == .isTypeIn(type, .slot(.principal)))
        #expect(
            template.action == .isInAny([Ask.uid("Action", "x"), Ask.uid("N::Action", "y")]))
        #expect(template.resource == .equal(.entity(Ask.uid("R", "r"))))
        #expect(template.conditions.map(\.kind) == [.when, .unless])
        #expect(template.span.start == .start)
        #expect(template.span.end.line == 5)
        #expect(
            template.conditions[1].span.start == SourcePosition(offset: 145, line: 5, column: 1))
    }

    @Test func `ids count every policy and template by position`() throws {
        let set = try PolicySet.parse(
            """
            permit(principal, action, resource);
            permit(principal == ?principal, action, resource);
            forbid(principal, action, resource);
            """)
        #expect(set.policies.map(\.id) == ["policy0", "policy2"])
        #expect(set.templates.map(\.id) == ["policy1"])
    }

    @Test func `the sign belongs to the smallest number`() throws {
        let set = try PolicySet.parse(Ask.permit(when: "-9223372036854775808 == 1"))
        guard case .binary(_, let left, _) = set.policies[0].conditions[0].body.kind,
            case .literal(.long(let value)) = left.kind
        else {
            Issue.record("not a literal")
            return
        }
        #expect(value == Int64.min)
    }

    @Test(arguments: ["((", "[[", "!(", "-(", "{a:{a:", "ip(ip(", "if if "])
    func `nesting is bounded`(opening: String) {
        let text = Ask.permit(when: String(repeating: opening, count: 20_000))
        #expect(Ask.parseError(text)?.message.contains("nested deeper than 200 levels") == true)
    }

    @Test(arguments: [" + 1", " - 1", " * 1", ".a", "[\"a\"]", ".isEmpty()", ".contains(1)"])
    func `chains that nest to the left are bounded`(link: String) {
        let text = Ask.permit(when: "context" + String(repeating: link, count: 20_000))
        #expect(Ask.parseError(text)?.message.contains("nested deeper than 200 levels") == true)
    }

    @Test func `size and number of policies are bounded`() {
        let policy = "permit(principal, action, resource);"
        let limits = ParseLimits(bytesMax: 100, depthMax: 10, policiesMax: 2)
        #expect(Ask.parseError(policy + policy, limits: limits) == nil)
        #expect(Ask.parseError(policy + policy + policy, limits: limits) != nil)
        let small = ParseLimits(bytesMax: 1_000, depthMax: 10, policiesMax: 2)
        #expect(
            Ask.parseError(policy + policy + policy, limits: small)?.message
                == "the text has more than 2 policies")
    }
}
