import Cedar

extension DecisionVectors {
    static let second: [DecisionVector] = [
        DecisionVector(
            #"""
            permit(principal, action, resource == U::"b") when { ((if (Action::"w" is U) then
                duration("1d2h3m4s5ms") else (resource is G)) && ((datetime("2024-01-01") >=
                datetime("0000-01-01")) && (principal.getTag("café") == duration("90m")))) };
            permit(principal, action, resource) when { !(["\0", principal, 2].contains(context.c))
                };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("G", "g3"),
            .allow, ["policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (U::"café" in []) } when { (action is U) };
            forbid(principal, action, resource in G::"g3") unless { ((action in [U::"a", action]) &&
                decimal(".5").greaterThan(decimal("1.00000"))) };
            forbid(principal, action, resource) when { (principal.owner.getTag(context.owner) ==
                duration("")) } when { (principal[""] != G::"g2") };
            """#,
            ask: ("U", "b"), ("Action", "v"), ("N::R", "r2"),
            .deny, [], errors: ["policy2"]),
        DecisionVector(
            #"""
            permit(principal in G::"g3", action, resource) when { [].containsAny(["\0"]) };
            forbid(principal, action, resource) unless { (action is G in principal.owner) };
            forbid(principal, action, resource) unless { [-9223372036854775808, [], principal.owner,
                "ip"].isEmpty() };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g3"),
            .deny, ["policy1"], errors: ["policy2"]),
        DecisionVector(
            #"""
            permit(principal is G in U::"café", action, resource) unless { ((true && true && true)
                && ip("127.0.0.1/8").isIpv4() && []) };
            permit(principal is U in G::"g3", action, resource);
            permit(principal, action, resource is G) when { (action in []) };
            """#,
            ask: ("G", "g2"), ("Action", "v"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (duration("") != duration("1d")) };
            permit(principal is U, action, resource == U::"zz") unless {
                decimal("0.0001").lessThan(decimal("1")) };
            permit(principal, action, resource) when { (true && true) };
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("N::R", "r1"),
            .allow, ["policy2"], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource in U::"café");
            forbid(principal, action, resource);
            permit(principal, action, resource);
            """#,
            ask: ("G", "g2"), ("Action", "all"), ("G", "g3"),
            .deny, ["policy1"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { (ip("::1/127").isLoopback() || (context has
                "é")) } when { ("q\"q" == -9223372036854775808) } when { ([Action::"all",
                datetime("1969-12-31T23:59:59.999Z"), {}.a] != ((-9223372036854775807 + {}) - 1)) };
            forbid(principal == U::"a", action, resource == G::"g1") when { (action is Action in
                context.owner) };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("G", "g1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal is N::R, action, resource) when { 1.hasTag(context.tags) } when {
                (context.owner is R) };
            permit(principal, action, resource in G::"g3") unless { ({} && false) };
            """#,
            ask: ("G", "g3"), ("Action", "all"), ("G", "g3"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal is G, action, resource) unless { (U::"a" in [resource,
                principal.owner]) } when { decimal("1").lessThan(decimal("1.1")) } when { ({"tags":
                4611686018427387904, "owner": {"owner": true, "tags": {}, "c": N::R::"r2"}, "in":
                [-9223372036854775807, context.owner, principal]} has b) };
            """#,
            ask: ("G", "g2"), ("Action", "w"), ("G", "g2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource) unless { ({"é": "café", "b": 1} has "é") };
            permit(principal, action, resource) when { (decimal("-1.5") ==
                decimal("-922337203685477.5808")) } when { (action.getTag([]["tags"]) == 1) } when {
                (context.c || context.a == 1) };
            permit(principal, action, resource);
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource is U in G::"g3") when { ((action in principal.owner)
                || !(ip("::/0").isIpv4())) };
            permit(principal is G, action, resource == U::"b") when { (context.owner in
                [context.owner, context.owner]) };
            forbid(principal, action, resource);
            """#,
            ask: ("U", "zz"), ("N::Action", "x"), ("N::R", "r1"),
            .deny, ["policy2"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action in N::Action::"x", resource is G) unless { (action is Action in
                duration("24h")) } when { (principal is U in resource) };
            permit(principal is U in G::"g2", action, resource is G) unless { {} } when {
                ((decimal("-0.0") != decimal("922337203685477.5807")) || (resource.getTag("q\"q") ==
                duration("24h"))) };
            """#,
            ask: ("G", "g2"), ("Action", "w"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal in U::"zz", action, resource) unless { ((if ["x\ny"].contains(context)
                then (if (context.c && context.a == 1 && false) then (2 * 2) else
                -9223372036854775807) else 2) >= -1) };
            """#,
            ask: ("G", "g2"), ("Action", "v"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (context.owner is G) } when { ("a\\b".b !=
                [principal, 0, {}].containsAny([1, Action::"w", []])) };
            permit(principal, action, resource) when { context } unless { (decimal("00.5") !=
                decimal("1.1")) };
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("G", "g3"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { !((resource in context.owner)) };
            forbid(principal, action, resource) when { (duration("9223372036854775807ms") in []) };
            permit(principal, action, resource) when { [].containsAny([4611686018427387904, U::"zz",
                U::"b"]) } unless { ip("::/0").isMulticast() };
            """#,
            ask: ("U", "b"), ("Action", "v"), ("G", "g2"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            forbid(principal in U::"zz", action, resource is G in G::"g3") unless { (context.a["in"]
                like "\n\*") } when { (resource in resource) } when {
                (action.getTag(context["owner"]) == Action::"v") };
            forbid(principal, action, resource) when { (ip("1.2.3") != ip("::/0")) };
            """#,
            ask: ("U", "b"), ("Action", "all"), ("G", "g1"),
            .allow, ["policy0"], errors: ["policy2"]),
        DecisionVector(
            #"""
            permit(principal == G::"g1", action in Action::"all", resource) when { (context.owner is
                G) } when { ip("224.0.0.1").isInRange(ip("2001:db8:1::1")) } when { ["\0", {},
                9223372036854775807].containsAll([context.a["é"], N::Action::"x"]) };
            """#,
            ask: ("U", "b"), ("Action", "v"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action in [N::Action::"x", Action::"w", Action::"v"], resource in
                N::R::"r1") when { ip("::/0").isIpv6() };
            permit(principal, action, resource);
            """#,
            ask: ("U", "a"), ("Action", "all"), ("G", "g2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal in U::"b", action, resource) unless { ip("224.0.0.1").isMulticast() };
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("G", "g1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource == U::"b") when { [].containsAny([action, "\0"]) }
                when { (true && [] && true) };
            """#,
            ask: ("U", "zz"), ("Action", "w"), ("G", "g2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { ip("224.0.0.1").isIpv6() };
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action in Action::"w", resource == N::R::"r1") when { (N::Action::"x"
                is N::R) } unless { (if ("a" like "ab") then (Action::"all".getTag({}["in"]) ==
                9223372036854775807) else (G::"g1" is R)) };
            permit(principal in U::"café", action == N::Action::"x", resource is U in U::"b")
                unless { ("" like "") };
            """#,
            ask: ("G", "g3"), ("Action", "all"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (decimal(".5") == decimal("1.1")) };
            permit(principal is G in U::"b", action, resource) unless {
                [4611686018427387904].isEmpty() };
            permit(principal == N::R::"r2", action in Action::"w", resource in G::"g3") when {
                duration("1d2h3m4s5ms") };
            """#,
            ask: ("U", "b"), ("Action", "w"), ("N::R", "r2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource is U) unless { -1 } unless { (U::"café" is G) };
            """#,
            ask: ("U", "b"), ("Action", "all"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when {
                decimal("922337203685477.5807").greaterThan(decimal("1.1")) };
            permit(principal, action, resource) unless { G::"g1".hasTag("*") };
            """#,
            ask: ("U", "b"), ("Action", "w"), ("G", "g1"),
            .allow, ["policy0", "policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal in G::"g3", action, resource == N::R::"r2");
            """#,
            ask: ("U", "b"), ("Action", "w"), ("G", "g1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal in U::"b", action, resource) when { U::"café" };
            permit(principal, action, resource) when { !(false) } when { (N::R::"r2".getTag("café")
                == datetime("2024-01-01T00:00:00Z")) } when {
                ip("2001:db8::/32").isInRange(ip("::ffff:1.2.3.4")) };
            permit(principal, action, resource) when { ("café" like "*a**\n.\n") };
            """#,
            ask: ("G", "g2"), ("Action", "w"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            permit(principal, action, resource) when { (if
                (ip("1.2.3.4/33").isInRange(ip("1:2:3:4:5:6:7::")) && ip("::1").isInRange(ip("::1"))
                && [2, -1, 0].containsAll([[]])) then (duration("90m") == {}) else ({"":
                [principal.owner, resource.owner, principal], "a": duration("1s1s"), "c":
                context.owner} has a.b.c)) } when { ("x\ny" == "") };
            """#,
            ask: ("U", "b"), ("Action", "all"), ("N::R", "r2"),
            .allow, ["policy0"], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal is G, action, resource);
            """#,
            ask: ("U", "b"), ("Action", "all"), ("G", "g2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { (Action::"v" in action) };
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("N::R", "r2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action in [N::Action::"x", Action::"v", Action::"all"], resource is
                N::R) when { (ip("1.2.3") != ip("127.0.0.1/8")) };
            permit(principal, action == N::Action::"x", resource is G in U::"café") when {
                [].contains([]) };
            forbid(principal, action, resource);
            """#,
            ask: ("U", "a"), ("N::Action", "x"), ("N::R", "r2"),
            .deny, ["policy2"], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource in U::"b") when { (ip("0.0.0.0/0") !=
                ip("2001:db8::/32")) };
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal in U::"b", action in Action::"all", resource) when { (context.a == 1 &&
                false && context.c) };
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action in Action::"all", resource) unless { (decimal("1.10") ==
                decimal("-1.5")) } when { (ip("::ffff:1.2.3.4") != ip("1.2.3")) } when {
                ip("127.0.0.1").isInRange(ip("10.0.0.0/8")) };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("N::R", "r2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal, action in [N::Action::"x", Action::"w"], resource) when { (("a*b" like
                "*a*éab") || ({"c": context.owner, "owner": resource} has owner.a)) };
            """#,
            ask: ("U", "b"), ("Action", "w"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            """#,
            ask: ("G", "g3"), ("Action", "all"), ("N::R", "r2"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { [].contains(principal) };
            permit(principal, action, resource) when { (N::R::"r2".getTag(true) == U::"café"["if"])
                };
            """#,
            ask: ("U", "zz"), ("Action", "w"), ("N::R", "r2"),
            .allow, ["policy0"], errors: ["policy1"]),
        DecisionVector(
            #"""
            forbid(principal, action == Action::"w", resource is N::R in G::"g1") when { (context.a
                == 1 && false) };
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal == U::"b", action, resource) unless { (principal has owner) };
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action in [Action::"all"], resource is G) when { (resource in
                [context.owner, principal.owner, {}]) };
            forbid(principal, action, resource) unless { (U::"a" is U in principal) } unless {
                (decimal("-1.5") == decimal(".5")) } unless { (N::R::"r2" is Action in principal) };
            permit(principal, action, resource);
            """#,
            ask: ("U", "zz"), ("Action", "v"), ("G", "g3"),
            .allow, ["policy2"], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal is N::R, action, resource is N::R in U::"zz") unless { (resource is
                N::R in action) };
            permit(principal, action, resource) when { {} };
            """#,
            ask: ("U", "zz"), ("Action", "w"), ("G", "g3"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            forbid(principal in G::"g2", action, resource) when { [-1, principal, "a",
                resource["a b"]].containsAll(1) } when {
                decimal("1.0").lessThanOrEqual(decimal("1")) };
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("G", "g2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource == U::"café") when { (context.c || U::"a") };
            """#,
            ask: ("U", "zz"), ("Action", "v"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal == U::"café", action, resource) unless {
                (decimal("0.0001").lessThan(decimal("1.00000")) && duration("-1h") &&
                (decimal("1.00000") != decimal("-0.0"))) };
            """#,
            ask: ("U", "a"), ("Action", "all"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action == Action::"all", resource) unless { (if
                [duration("1s1s").toMilliseconds(), "😀"].containsAll([principal.owner, principal])
                then ip("1.2.3.4/08").isInRange(ip("1.2.3.4/24")) else principal) } when {
                (context.a["a"] like "\*\*\na") } when { ip("01.2.3.4").isLoopback() };
            forbid(principal, action, resource);
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("G", "g2"),
            .deny, ["policy1"], errors: []),
        DecisionVector(
            #"""
            forbid(principal in G::"g3", action, resource is U) unless { ({"owner": [N::Action::"x",
                -9223372036854775808], "a b": context[""]} has a.b) } when { [].containsAny([]) }
                when { decimal("00.5").greaterThan(decimal("0.0")) };
            """#,
            ask: ("U", "a"), ("Action", "w"), ("G", "g2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource is G) when { decimal("1").lessThan(decimal("1.1")) }
                unless { ({"é": datetime("9999-12-31T23:59:59Z").toDate(), "owner": context.a.c} ==
                context) };
            forbid(principal, action == Action::"v", resource) when { ("ip" like "é*a*") } when {
                !("café") };
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("G", "g1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource is N::R in U::"b") unless { (G::"g1".getTag("café")
                == 1["in"]) } when { (-9223372036854775808 > duration("1d")) } when {
                action.hasTag("1.2.3.4") };
            permit(principal, action, resource) when { (false != resource) };
            forbid(principal, action, resource) when { ("x\ny" like "") } when { [duration("-1h"),
                3].contains({}["c"]) };
            """#,
            ask: ("G", "g1"), ("Action", "v"), ("G", "g2"),
            .allow, ["policy1"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource is N::R) unless {
                ((datetime("2024-01-01T01:00:00+0100").toDate() <
                datetime("2024-01-01T01:00:00+0100").toDate().offset(duration("1ms"))) ||
                "ip".hasTag(context.a[""])) };
            """#,
            ask: ("G", "g3"), ("Action", "w"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { ip("1.2.3.4/24").isIpv6() } when {
                (datetime("2024-01-01T00:00:00.000-0000") == datetime("2024-02-29")) } when { "a\\b"
                };
            permit(principal, action in [], resource) unless { [resource, principal.owner,
                principal] } unless { ip("224.0.0.1").isIpv6() };
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (context has "in") } when { (action is
                Action) };
            permit(principal, action, resource) when { (true && context.a == 1 && false) };
            forbid(principal in U::"zz", action, resource == G::"g1") when { (ip("224.0.0.1") ==
                ip("::1/127")) };
            """#,
            ask: ("U", "b"), ("Action", "all"), ("G", "g2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal is N::R in N::R::"r2", action in [Action::"all"], resource);
            """#,
            ask: ("G", "g3"), ("Action", "all"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal == N::R::"r1", action, resource in G::"g1") unless { (principal.owner
                is G) };
            """#,
            ask: ("U", "b"), ("Action", "all"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action in Action::"w", resource) when { (ip("::ffff:1.2.3.4") !=
                ip("224.0.0.1")) } when { (resource is G in action) } when { (U::"café" is U) };
            permit(principal, action in Action::"all", resource) unless {
                decimal("922337203685477.5807").greaterThanOrEqual(decimal("1.0")) };
            permit(principal, action, resource);
            """#,
            ask: ("G", "g1"), ("Action", "all"), ("N::R", "r1"),
            .allow, ["policy2"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action in [], resource == U::"a") when { {"tags": context}[""] } when
                { context.owner.hasTag("a\\b") };
            permit(principal == U::"b", action, resource == U::"zz") unless {
                context.owner.hasTag("a*b") };
            permit(principal, action, resource);
            """#,
            ask: ("G", "g1"), ("Action", "all"), ("N::R", "r1"),
            .allow, ["policy2"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource);
            forbid(principal is U, action in Action::"w", resource == U::"zz") when {
                [9223372036854775807].contains([]) };
            forbid(principal is G, action, resource) unless { (if (7 <= context) then (principal ==
                ip("1.2.3.0/24")) else (datetime("1970-01-01") ==
                datetime("2024-01-01T01:00:00+0100"))) } when { !((context.a == 1 || false)) } when
                { (context != context.a) };
            """#,
            ask: ("U", "zz"), ("Action", "v"), ("N::R", "r2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource == G::"g1") unless { (decimal("0.0") !=
                decimal("1.10")) } unless { (3 != 2) } unless { ("ab" != [principal, action,
                -9223372036854775808]) };
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal is G, action, resource) when { (-9223372036854775807 <
                9223372036854775807) };
            permit(principal is U, action, resource) when { !([1].containsAny([U::"b",
                decimal(".5")])) };
            permit(principal, action, resource in G::"g3");
            """#,
            ask: ("G", "g1"), ("Action", "v"), ("N::R", "r1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (decimal("-922337203685477.5808") !=
                decimal("0.0")) };
            """#,
            ask: ("U", "b"), ("Action", "v"), ("N::R", "r1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource is U) when { ([true, resource["c"], action] != []) };
            permit(principal, action, resource) unless { (Action::"w" is R) };
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("G", "g3"),
            .allow, ["policy1"], errors: []),
    ]
}
