import Cedar

extension DecisionVectors {
    static let fourth: [DecisionVector] = [
        DecisionVector(
            #"""
            permit(principal, action, resource is U) unless { (principal.getTag("café") ==
                datetime("1970-01-01")) };
            forbid(principal == G::"g3", action, resource) unless { "ab".contains(1) };
            permit(principal, action, resource) unless { (false && N::R::"r1" && true) };
            """#,
            ask: ("U", "b"), ("Action", "w"), ("G", "g2"),
            .allow, ["policy2"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource == N::R::"r2") unless {
                ip("01.2.3.4").isInRange(ip("1:2:3:4:5:6:7::")) } when { (principal in
                [principal.owner, resource, 1]) };
            permit(principal, action, resource) when { U::"café".hasTag("ip") };
            permit(principal, action, resource is U in G::"g1") when { ({}["c"] like "é") };
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("N::R", "r2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            forbid(principal is U, action, resource) when { datetime("2024-01-01T00:00:00.000-0000")
                } unless { decimal("1.10").greaterThanOrEqual(decimal("1")) };
            """#,
            ask: ("G", "g1"), ("Action", "all"), ("N::R", "r1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal is G in G::"g3", action, resource) when { (if (datetime("1970-01-01")
                <= datetime("2024-01-01T00:00:00")) then (context.c && false && true) else
                (principal != U::"b")) };
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("G", "g1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal, action in Action::"all", resource) when {
                (context.owner.hasTag(context.a) && ("café" != {}["a b"])) };
            forbid(principal, action == Action::"all", resource) when { [].contains(1) };
            permit(principal is U in U::"b", action, resource) when { (decimal("-1.5") ==
                decimal("0.0001")) } when { ip("1:2:3:4:5:6:7::").isInRange(ip("127.0.0.1/8")) }
                unless { !((if true then false else true)) };
            """#,
            ask: ("U", "a"), ("Action", "all"), ("G", "g1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal == G::"g1", action, resource == G::"g1");
            permit(principal, action, resource) when { (G::"g1".getTag(principal.tags) == U::"zz")
                };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g3"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal is N::R, action, resource is G in N::R::"r2");
            forbid(principal, action, resource);
            permit(principal, action, resource is G) when { (principal is G in context.owner) };
            """#,
            ask: ("U", "b"), ("Action", "all"), ("N::R", "r1"),
            .deny, ["policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource in G::"g2") unless { (decimal("1") == decimal(".5"))
                };
            permit(principal is G, action, resource) when { ((decimal("1") != decimal("00.5")) ||
                (if false then context.c else context.c)) } unless { (Action::"v" in []) };
            permit(principal is G, action, resource) unless { (principal is Action in resource) };
            """#,
            ask: ("G", "g1"), ("Action", "v"), ("G", "g2"),
            .allow, ["policy2"], errors: ["policy0", "policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { [].containsAny([resource, principal.owner,
                principal.owner]) } when { (if (Action::"v" || (action in principal.owner)) then
                ((4611686018427387904 - -1) >= U::"café") else (context.owner in G::"g2")) } unless
                { ["😀", ip("1.2.3.0/24"), 3, true].isEmpty() };
            forbid(principal is N::R, action in [N::Action::"x", Action::"all", Action::"all"],
                resource is U in G::"g2");
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("N::R", "r2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal, action == Action::"all", resource == U::"a");
            forbid(principal == U::"zz", action, resource in G::"g1") when { (Action::"w" in
                [principal.owner]) };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g1"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { ((1 * 7) > 0) };
            forbid(principal, action, resource);
            permit(principal, action, resource is G);
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("G", "g1"),
            .deny, ["policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { [resource].contains(principal) };
            permit(principal, action in [Action::"v", Action::"all", Action::"v"], resource) when {
                ((principal.owner is Action) ||
                decimal("00.5").greaterThanOrEqual(decimal("922337203685477.5807"))) };
            """#,
            ask: ("U", "b"), ("Action", "all"), ("G", "g1"),
            .allow, ["policy0"], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            permit(principal is U, action, resource) when { (principal.getTag("") == resource["é"])
                };
            permit(principal in N::R::"r1", action, resource) when { (Action::"v" is N::R) } when {
                "café" } unless { U::"zz" };
            """#,
            ask: ("G", "g1"), ("Action", "all"), ("G", "g1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { (datetime("0000-01-01") != "*") };
            permit(principal, action, resource) when { (principal.owner.getTag("café") ==
                [N::R::"r1", "😀"]) } when { (action is N::R) } unless { [-1, 3,
                -9223372036854775807].contains("a*b") };
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("N::R", "r2"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { principal.owner.hasTag([]) } when {
                (datetime("1969-12-31T23:59:59.999Z") > datetime("2023-02-29")) };
            permit(principal, action, resource) when { ["ab", "1.2.3.4", {}, 1].contains({}["é"]) }
                unless { ("1.2.3.4" like "\*.a") } unless { (("q\"q" like "") || []) };
            forbid(principal == U::"café", action, resource);
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("N::R", "r1"),
            .deny, [], errors: ["policy0", "policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { [] };
            permit(principal, action, resource);
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("N::R", "r2"),
            .allow, ["policy1"], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal == N::R::"r1", action, resource is G in U::"a") when { (context ==
                context.a.a) } when { ((context.a has a) && (context.a == 1 || context.c)) };
            forbid(principal, action, resource) unless { (ip("127.0.0.1") != ip("0.0.0.0/0")) }
                unless { (false && context.a == 1 && false) };
            permit(principal, action, resource);
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("G", "g1"),
            .allow, ["policy2"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action == Action::"all", resource) unless { action.hasTag("café") };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource);
            forbid(principal is N::R in G::"g1", action, resource in U::"café") when { (action in
                [U::"café", principal]) };
            permit(principal is G, action in Action::"w", resource) when {
                ip("1.2.3.4").isInRange(ip("2001:db8:1::1")) } when { (ip("ff00::/8") != ip("::1"))
                } when { (Action::"all" in [action, U::"a", action]) };
            """#,
            ask: ("G", "g1"), ("Action", "v"), ("G", "g1"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action == N::Action::"x", resource) when { (principal.owner is G in
                G::"g2") } when { ip("10.0.0.0/8").isIpv6() };
            permit(principal, action in N::Action::"x", resource) unless {
                decimal("0.0001").greaterThan(decimal("1.1")) };
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("N::R", "r1"),
            .allow, ["policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource is G) unless {
                decimal("1.10").greaterThanOrEqual(decimal("922337203685477.5807")) };
            """#,
            ask: ("U", "zz"), ("Action", "w"), ("G", "g3"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action in [N::Action::"x", Action::"all", Action::"all"], resource)
                unless { (("ab" like "*.*a***a*") && (context.a[""] != context.a["é"]) &&
                ip("10.0.0.0/8").isLoopback()) } when { ip("127.0.0.1").isInRange(ip("127.0.0.1/8"))
                } when { ({"é": 1, "in": 1} has "in") };
            permit(principal, action, resource in G::"g3");
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("G", "g2"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal == U::"b", action, resource) when { ((G::"g3" != []) ||
                ip("0.0.0.0/0").isInRange(ip("2001:db8:1::1"))) };
            forbid(principal, action, resource) when { ["a", {"c": [], "b": true}.c,
                []].contains((if (principal is N::R in action) then ("x\ny" like "éa*a*\*") else
                ip("2001:db8:1::1").isIpv6())) };
            permit(principal, action, resource);
            """#,
            ask: ("G", "g3"), ("Action", "w"), ("N::R", "r1"),
            .allow, ["policy2"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) unless { resource.hasTag("a") };
            """#,
            ask: ("U", "zz"), ("Action", "w"), ("N::R", "r1"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action in Action::"all", resource) when { (principal in [principal,
                resource]) };
            permit(principal, action, resource is G) when { [resource["a b"],
                1].containsAll([context.owner, "ip", (1 * 0)]) };
            permit(principal, action, resource) unless { (1 != {}) };
            """#,
            ask: ("U", "a"), ("Action", "all"), ("G", "g2"),
            .allow, ["policy0"], errors: ["policy1"]),
        DecisionVector(
            #"""
            forbid(principal in N::R::"r1", action, resource);
            permit(principal, action, resource) when { ({} has "é") } when {
                (context.owner.getTag("q\"q") == "café") } unless { (3 <= []) };
            forbid(principal, action, resource == U::"b") when { (decimal("0.0001") == (7 - 0)) };
            """#,
            ask: ("G", "g2"), ("Action", "w"), ("G", "g2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (duration("1h30m") == duration("1h30m")) };
            forbid(principal in U::"a", action, resource);
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("N::R", "r2"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal in U::"café", action, resource) when { ip("fe80::1/64").isMulticast()
                };
            permit(principal is N::R in N::R::"r2", action, resource) unless {
                decimal("00.5").lessThan(decimal("-1.5")) };
            permit(principal in G::"g1", action, resource);
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("G", "g2"),
            .allow, ["policy2"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource);
            permit(principal == G::"g1", action == Action::"w", resource == U::"zz") unless {
                ({}.owner like ".a*a*é") };
            """#,
            ask: ("U", "zz"), ("Action", "v"), ("G", "g1"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action in Action::"w", resource == G::"g1") unless { ({}["owner"] ==
                {"if": duration("-0s")}["owner"]) } when { ("ab" == "a*b") };
            permit(principal, action, resource);
            """#,
            ask: ("U", "b"), ("Action", "all"), ("N::R", "r1"),
            .allow, ["policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when {
                decimal("1.00000").lessThan(decimal("0.0001")) };
            permit(principal, action, resource);
            forbid(principal, action == Action::"v", resource in N::R::"r1");
            """#,
            ask: ("U", "b"), ("Action", "w"), ("N::R", "r1"),
            .allow, ["policy1"], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            forbid(principal, action, resource);
            permit(principal, action, resource) when { (G::"g3" in action) };
            """#,
            ask: ("G", "g2"), ("Action", "w"), ("G", "g1"),
            .deny, ["policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { !((N::R::"r1" is Action in U::"café")) };
            permit(principal is U in U::"café", action == N::Action::"x", resource) unless {
                (context.a has "é") };
            permit(principal in G::"g3", action, resource);
            """#,
            ask: ("U", "zz"), ("Action", "v"), ("N::R", "r1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { ip("127.0.0.1/7").isIpv4() };
            forbid(principal, action, resource is G) unless {
                decimal("922337203685477.5807").lessThanOrEqual(decimal("-922337203685477.5808")) };
            permit(principal, action, resource == N::R::"r1");
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("G", "g1"),
            .deny, ["policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource == G::"g2") when { ("ab" like "") };
            permit(principal is G, action, resource) unless { !((((duration("90m") * 0) == [][""])
                || N::R::"r2".hasTag("ab"))) } unless { (context.owner.getTag(duration("1h30m")) ==
                "ip") };
            permit(principal, action, resource) unless {
                ip("224.0.0.1").isInRange(ip("127.0.0.1/7")) };
            """#,
            ask: ("U", "a"), ("N::Action", "x"), ("G", "g3"),
            .allow, ["policy2"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { ip("::1").isIpv4() };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            """#,
            ask: ("G", "g2"), ("Action", "all"), ("N::R", "r1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource);
            permit(principal, action, resource) unless { (context.owner.getTag(context[""]) ==
                ip("127.0.0.1")) };
            permit(principal is U, action in Action::"all", resource);
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g3"),
            .deny, ["policy0"], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal is G, action, resource) when { (datetime("2024-01-01T00:00:00") ==
                datetime("9999-12-31T23:59:59Z")) };
            permit(principal, action, resource);
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("N::R", "r1"),
            .allow, ["policy1"], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { (Action::"v" is Action) };
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("G", "g2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal == U::"café", action, resource) unless { [4611686018427387904,
                U::"café", context.owner].containsAny([principal.owner, N::Action::"x"]) };
            permit(principal, action, resource);
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("G", "g1"),
            .allow, ["policy1"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource is N::R) unless { ("😀" like "b*ab") };
            """#,
            ask: ("U", "b"), ("Action", "v"), ("N::R", "r2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource == U::"a");
            permit(principal in N::R::"r1", action in [Action::"w", Action::"all", Action::"w"],
                resource) unless { (principal.owner is U in duration("9223372036854775807ms")) };
            forbid(principal, action, resource);
            """#,
            ask: ("U", "b"), ("Action", "v"), ("G", "g3"),
            .deny, ["policy2"], errors: ["policy1"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource);
            forbid(principal, action, resource is G) when { (decimal("0.0") !=
                decimal("-922337203685477.5808")) };
            permit(principal is G, action, resource) unless { (G::"g1" is U in N::R::"r1") };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("N::R", "r2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action in Action::"w", resource is N::R);
            permit(principal, action, resource) unless { (context.owner in action) };
            forbid(principal, action, resource) when { (resource in [G::"g3", resource, resource]) }
                when { (datetime("2024-01-01T01:00:00+0100") != datetime("2024-01-01T00:00:00Z")) };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("G", "g1"),
            .allow, ["policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action == N::Action::"x", resource) unless { ["😀", ""] };
            permit(principal, action, resource);
            forbid(principal in N::R::"r2", action, resource is N::R) when { (G::"g2" is N::R) };
            """#,
            ask: ("U", "a"), ("Action", "w"), ("N::R", "r2"),
            .allow, ["policy1"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource is G) when { (decimal("0.0") == decimal("0.0")) };
            """#,
            ask: ("U", "a"), ("Action", "w"), ("G", "g2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when {
                decimal("0.0001").greaterThan(decimal("-922337203685477.5808")) };
            permit(principal, action, resource) when { (((if context.a == 1 then
                -9223372036854775807 else -9223372036854775807) - -9223372036854775807) >=
                principal["é"]) } when { ip("1.2.3.4/24").isInRange(ip("10.0.0.0/8")) } when {
                principal.owner.hasTag({}["é"]) };
            """#,
            ask: ("U", "a"), ("N::Action", "x"), ("G", "g3"),
            .deny, ["policy0"], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal is G, action, resource) unless { (G::"g3".getTag([]) == true) };
            permit(principal, action, resource);
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("G", "g1"),
            .allow, ["policy1"], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource is N::R) when { (principal.owner.getTag("a*b") ==
                {"c": context, "b": "café"}.owner) } when {
                ip("fe80::1/64").isInRange(ip("ff00::/8")) } when {
                (datetime("2024-01-01T01:00:00+0100") >= datetime("2024-01-01T00:00:00")) };
            forbid(principal, action, resource) unless { [resource,
                datetime("9999-12-31T23:59:59Z")].contains(Action::"v") };
            forbid(principal, action, resource is N::R);
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g3"),
            .deny, ["policy1"], errors: []),
        DecisionVector(
            #"""
            forbid(principal in N::R::"r1", action, resource) when { (principal["in"] like "bab") }
                when { (true || context.c) };
            permit(principal, action, resource) unless { ["ip"].isEmpty() } when { ("" like "") }
                when { ({"a b": [], "in": context} == resource) };
            forbid(principal, action, resource);
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("N::R", "r2"),
            .deny, ["policy2"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            """#,
            ask: ("U", "b"), ("Action", "w"), ("N::R", "r1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { [principal, G::"g1",
                principal.owner].isEmpty() };
            forbid(principal is N::R in G::"g2", action, resource) unless {
                (decimal("922337203685477.5807") != decimal("1")) };
            """#,
            ask: ("U", "a"), ("Action", "all"), ("G", "g3"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal == U::"b", action, resource is G in U::"café") when {
                ip("1.2.3.4").isInRange(ip("01.2.3.4")) };
            permit(principal, action, resource) unless { ip("1.2.3.4").isMulticast() };
            forbid(principal, action, resource) when { (if (principal.owner in principal) then
                (resource == Action::"all") else [context.a.b, {}, principal["if"]].containsAll([]))
                };
            """#,
            ask: ("U", "b"), ("Action", "all"), ("N::R", "r1"),
            .allow, ["policy1"], errors: ["policy2"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { principal.hasTag({"c": "a*b", "é": true, "a":
                []}.c) };
            permit(principal, action, resource) when { ((context.c && context.c && true) || {}) };
            permit(principal, action, resource) when { U::"a" } unless {
                decimal("1").lessThanOrEqual(decimal("922337203685477.5807")) };
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("G", "g1"),
            .allow, ["policy1"], errors: ["policy2"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource) unless { (U::"a" in context.owner) };
            forbid(principal, action, resource) unless { ({"a": decimal("1.0"), "if":
                principal.owner, "tags": -1} has "é") };
            permit(principal, action, resource) unless { ip("1.2.3").isInRange(ip("2001:db8::/32"))
                } when { ip("10.0.0.0/8").isInRange(ip("127.0.0.1/8")) } unless {
                datetime("1970-01-01") };
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("N::R", "r2"),
            .deny, ["policy1"], errors: ["policy2"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { [resource["é"]].containsAll(["a",
                context.owner]) };
            permit(principal, action, resource) when { ((Action::"w" in U::"café") ||
                (context.a["a b"] == true)) };
            forbid(principal, action, resource);
            """#,
            ask: ("G", "g3"), ("Action", "all"), ("G", "g1"),
            .deny, ["policy2"], errors: ["policy0", "policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { ((U::"a" is G) && (G::"g2" in [action,
                action])) };
            forbid(principal == N::R::"r2", action, resource) when { (G::"g3" is G) };
            """#,
            ask: ("G", "g2"), ("Action", "v"), ("G", "g1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) unless { context.owner.hasTag("1.2.3.4") };
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("N::R", "r1"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { context.a == 1 };
            permit(principal, action, resource) when { (principal.owner != principal) };
            """#,
            ask: ("U", "zz"), ("Action", "w"), ("G", "g3"),
            .allow, ["policy0"], errors: ["policy1"]),
    ]
}
