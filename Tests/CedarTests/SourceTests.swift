import Cedar
import Testing

/// Policies print as source that means the same.
@Suite struct SourceTests {
    private static let texts =
        SyntaxVectors.policiesAccepted
        + SyntaxVectors.conditionsAccepted.map { Ask.permit(when: $0) }
        + ExpressionVectors.all.map { Ask.permit(when: $0.condition) }
        + DecisionVectors.all.map(\.policies)

    @Test func `printed policies parse to what prints the same`() throws {
        for text in Self.texts {
            let set = try PolicySet.parse(text)
            for policy in set.policies + set.templates {
                let printed = policy.description
                let again = try PolicySet.parse(printed)
                let back = try #require((again.policies + again.templates).first)
                #expect(back.description == printed, "\(text)")
                #expect(back.conditions.map(\.body.depth) == policy.conditions.map(\.body.depth))
            }
        }
    }

    @Test func `printed policies answer as before`() throws {
        let store = try Entities(parsing: Array(DecisionVectors.entities.utf8))
        for vector in DecisionVectors.all {
            let before = try PolicySet.parse(vector.policies)
            let printed = before.policies.map(\.description).joined(separator: "\n")
            let after = try PolicySet.parse(printed)
            let first = Authorizer.authorize(vector.request, policies: before, entities: store)
            let second = Authorizer.authorize(vector.request, policies: after, entities: store)
            #expect(first.decision == second.decision)
            #expect(first.determining == second.determining)
            #expect(first.errors.mapValues(\.kind) == second.errors.mapValues(\.kind))
        }
    }

    static let forms: [(String, String)] = [
        ("1+2*3-4", "(1 + (2 * 3)) - 4"), ("--5 == -(5)", "(-(-5)) == (-(5))"),
        ("!!context.a", "!(!context.a)"), ("context[\"if\"].b", "context[\"if\"].b"),
        ("context has a.b", "context has a.b"), ("context has \"a b\"", "context has \"a b\""),
        ("[1].contains(2)", "[1].contains(2)"), ("ip(\"::1\").isIpv4()", "ip(\"::1\").isIpv4()"),
        ("principal is A::B in resource", "principal is A::B in resource"),
        ("if true then 1 else 2", "if true then 1 else 2"),
        ("{\"a\": {b: 1}} like \"a\\*b*\\n\"", "{\"a\": {\"b\": 1}} like \"a\\*b*\\n\""),
        ("(1).isEmpty()", "1.isEmpty()"), ("(-1).isEmpty()", "(-1).isEmpty()"),
    ]

    @Test(arguments: forms)
    func `expressions print in one form`(text: String, printed: String) throws {
        let policy = try PolicySet.parse(Ask.permit(when: text)).policies[0]
        #expect(policy.conditions[0].body.description == printed)
    }

    @Test func `a path whose names need quotes prints in the long form`() throws {
        let expr = Expr(.has(Expr(.variable(.context)), ["a b", "c"]))
        #expect(expr.description == "context has \"a b\" && context[\"a b\"] has \"c\"")
    }

    @Test func `scopes and annotations print`() throws {
        let text = """
            @a("x\\"y")
            @b
            forbid (principal is U in ?principal, action in [Action::"v"], resource == R::"b") \
            when { true } unless { false };
            """
        #expect(try PolicySet.parse(text).templates.first?.description == text)
    }
}
