import Cedar
import FuzzFront
import StrictJSON

extension Front {
    static let policies = Front(
        name: "cedar-policies",
        promise: "printed and read again prints the same; every error lies in the text",
        seeds: {
            [
                #"permit(principal in U::"a", action == Action::"v", resource is R);"#,
                #"@id("x") forbid(principal == ?principal, action, resource) unless { 1 < 2 };"#,
                """
                permit(principal, action in [Action::"v", Action::"w"], resource) when {
                  context.a.b has "c d" && context["x"] like "a*\\*" || !(principal in resource)
                  || ip("10.0.0.1").isInRange(ip("10.0.0.0/8")) && [1, -2].contains(3)
                  || decimal("1.5").lessThan(decimal("2.0"))
                  || if true then false else {a: 1}.a == 1
                };
                """,
            ].map { Array($0.utf8) }
        },
        check: { bytes in
            let text = String(fuzzed: bytes)
            let set: PolicySet
            do throws(ParseError) {
                set = try PolicySet.parse(text)
            } catch {
                return Promise.holds(
                    (0...text.utf8.count).contains(error.position.offset)
                        && error.span.end.offset >= error.span.start.offset
                        && !error.message.isEmpty,
                    "an error lies in the text: \(error)")
            }
            for policy in set.policies + set.templates {
                let printed = policy.description
                guard let again = try? PolicySet.parse(printed) else {
                    return Promise.broken("what is printed is read: \(printed)")
                }
                let back = (again.policies + again.templates).first?.description
                Promise.holds(back == printed, "printed again is the same: \(printed)")
            }
            guard let principal = EntityUID("U", "a"), let action = EntityUID("Action", "v"),
                let resource = EntityUID("R", "b")
            else { return Promise.broken("the names of the request are names") }
            let request = Request(
                principal: principal, action: action, resource: resource, context: Record())
            let one = Authorizer.authorize(request, policies: set, entities: Entities())
            let two = Authorizer.authorize(request, policies: set, entities: Entities())
            Promise.holds(
                one.decision == two.decision && one.determining == two.determining,
                "the same request gets the same answer")
        })

    static let entities = Front(
        name: "cedar-entities", promise: "read or refused, with a reason",
        seeds: {
            [
                """
                [{"uid":{"type":"U","id":"a"},"attrs":{"n":1,"s":["x",true],"r":{"a":-1},
                "e":{"__entity":{"type":"U","id":"b"}},"i":{"__extn":{"fn":"ip","arg":"::1/64"}}},
                "parents":[{"type":"G","id":"g"}],"tags":{"t":"v"}},
                {"uid":{"type":"G","id":"g"},"attrs":{},"parents":[]}]
                """,
                #"[{"uid":{"__entity":{"type":"A::B","id":""}},"attrs":{},"parents":[]}]"#,
            ].map { Array($0.utf8) }
        },
        check: { bytes in
            do throws(EntitiesError) {
                _ = try Entities(parsing: bytes)
            } catch {
                Promise.holds(!error.description.isEmpty, "a refusal has a reason")
            }
        })

    static let schema = Front(
        name: "cedar-schema", promise: "read or refused, with a place in the text",
        seeds: {
            [
                "entity A, B in [C] = { a: Long, b?: Set<String> } tags ipaddr; entity C;",
                "namespace N::M { type T = { x: __cedar::Bool }; entity E enum [\"a\"]; }",
                "@doc(\"d\") action \"x y\", z in [Action::\"all\"] appliesTo { principal: A, "
                    + "resource: [A], context: { t: datetime } }; action all; entity A;",
            ].map { Array($0.utf8) }
        },
        check: { bytes in
            let text = String(fuzzed: bytes)
            do throws(ParseError) {
                _ = try Schema.parse(text)
            } catch {
                Promise.holds(
                    (0...text.utf8.count).contains(error.position.offset) && !error.message.isEmpty,
                    "an error lies in the text: \(error)")
            }
        })
}
