import Cedar

extension DecisionVectors {
    static let first: [DecisionVector] = [
        DecisionVector(
            #"""
            permit(principal, action, resource is G) unless { ((decimal("1.1") == decimal("0.0001"))
                && (principal has "in")) };
            permit(principal in U::"b", action in Action::"all", resource is U in U::"b") when {
                (action in [context.owner, principal, principal]) };
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { ({} is Action in principal.owner) } when {
                [].isEmpty() } when { [0, (0 * 3), true,
                duration("-0s").toMinutes()].containsAny(["x\ny", [], resource["a b"], resource]) };
            """#,
            ask: ("G", "g2"), ("Action", "all"), ("G", "g3"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal is U in G::"g3", action in N::Action::"x", resource) when {
                (duration("-0s") || (!((action in [principal, U::"b"])) &&
                ip("224.0.0.1").isInRange(ip("127.0.0.1/8")))) } when { (U::"café" in []) };
            permit(principal is G in G::"g3", action, resource in U::"café") when { (if true then
                context.c else context.c) } unless { context.owner } when {
                ip("::ffff:1.2.3.4").isMulticast() };
            """#,
            ask: ("U", "a"), ("Action", "all"), ("G", "g1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal is G in U::"a", action, resource) when {
                ((datetime("1969-12-31T23:59:59.999Z") >= datetime("2024-02-29")) || ("a" like
                ".ab")) } unless { (N::R::"r1" is N::R in N::R::"r1") };
            permit(principal == U::"café", action, resource) unless { ((if (ip("127.0.0.1/7") ==
                ip("10.0.0.0/8")) then ({"é": "", "in": {}} has owner.a) else
                [U::"café"].containsAll([[]])) && (ip("::/0") == ip("2001:db8:1::1"))) };
            """#,
            ask: ("G", "g2"), ("Action", "v"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { decimal("1.00000").lessThan(decimal("1.0"))
                };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("G", "g3"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action in Action::"v", resource == U::"café") when {
                (datetime("2023-02-29") >= datetime("2024-02-29")) };
            forbid(principal, action, resource) when { (action is R) };
            """#,
            ask: ("G", "g2"), ("Action", "v"), ("G", "g1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { "café" };
            permit(principal == U::"café", action, resource is U in G::"g2");
            """#,
            ask: ("U", "zz"), ("Action", "w"), ("N::R", "r1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal in G::"g2", action, resource is G in U::"b") when { (principal in
                principal) };
            forbid(principal, action, resource);
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("N::R", "r1"),
            .deny, ["policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal in U::"café", action, resource);
            forbid(principal, action, resource) when { decimal("0.0001").lessThan(decimal(".5")) }
                when { ("😀" != "a") } unless { (context.owner in principal) };
            forbid(principal is N::R in G::"g3", action, resource) when { (false || true) };
            """#,
            ask: ("G", "g1"), ("Action", "all"), ("G", "g2"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { ("a" like "") } unless {
                decimal("0.0").lessThanOrEqual(decimal("1.00000")) } when { ["", U::"a"].contains(1)
                };
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("N::R", "r1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (action is R) } when { ("ab" like "bb") }
                when { (N::R::"r2" in []) };
            forbid(principal, action, resource in G::"g1");
            permit(principal is N::R in N::R::"r2", action in [Action::"w"], resource) when {
                (datetime("2024-01-01T00:00:00Z").toDate().toTime() !=
                datetime("1969-12-31T23:59:59.999Z")
                .durationSince(datetime("9999-12-31T23:59:59Z")))
                };
            """#,
            ask: ("G", "g2"), ("Action", "v"), ("G", "g1"),
            .deny, ["policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal is N::R, action, resource is N::R in U::"café") when { principal };
            permit(principal, action, resource) unless { (duration("1d2h3m4s5ms") >=
                duration("90m")) } when { U::"café".hasTag("x\ny") };
            permit(principal is G in G::"g1", action, resource) when { ({"c": false}["a b"] like
                "é*bé") } unless { (resource has owner) };
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            permit(principal, action == Action::"v", resource is N::R in U::"b");
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("N::R", "r1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { ({"": duration("90m"), "owner":
                context.a}["b"] like "abé") };
            forbid(principal, action, resource) unless { (principal.owner.getTag(principal.b) ==
                "ab") };
            forbid(principal, action, resource);
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("G", "g1"),
            .deny, ["policy2"], errors: ["policy0", "policy1"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { datetime("2024-01-01T01:00:00+0100") };
            forbid(principal, action, resource == N::R::"r1") when { (ip("127.0.0.1/7") ==
                ip("1.2.3")) };
            """#,
            ask: ("G", "g1"), ("Action", "v"), ("N::R", "r1"),
            .deny, [], errors: ["policy0", "policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource is N::R in G::"g1") when { (if context.a == 1 then
                true else context.a == 1) };
            permit(principal == G::"g3", action, resource) when { (ip("::/0") != ip("::/0")) };
            permit(principal, action, resource) when { (Action::"all" is Action) };
            """#,
            ask: ("U", "zz"), ("Action", "v"), ("N::R", "r2"),
            .allow, ["policy2"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action == Action::"w", resource) unless { ("\0" like "ab.") };
            permit(principal, action, resource is N::R in G::"g2") unless { (ip("01.2.3.4") ==
                ip("127.0.0.1/8")) } unless { !(true) } unless { ("a*b" != []) };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource is G) when { (ip("1.2.3.4/08") != ip("224.0.0.1")) };
            permit(principal, action in Action::"all", resource) when {
                decimal("1.1").greaterThan(decimal("922337203685477.5807")) } when {
                principal.isEmpty() } when { [] };
            """#,
            ask: ("G", "g1"), ("Action", "all"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { [resource[""], context,
                context[""]].containsAny(context) } unless { ["😀"].isEmpty() };
            permit(principal, action, resource) when { ip("1.2.3.0/24").isInRange(ip("127.0.0.1/7"))
                };
            forbid(principal, action, resource) when { (resource in U::"café") };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource in G::"g3") unless {
                decimal("1.00000").greaterThanOrEqual(decimal("1")) };
            permit(principal, action, resource) unless { (U::"b" is N::R in resource) };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("G", "g3"),
            .allow, ["policy1"], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal, action == N::Action::"x", resource == G::"g3");
            forbid(principal, action, resource) unless { (((context has "in") || (ip("127.0.0.1/7")
                == ip("::ffff:1.2.3.4"))) || ip("2001:db8::/32").isLoopback()) };
            forbid(principal, action, resource);
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("G", "g2"),
            .deny, ["policy2"], errors: ["policy1"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { [context.a["a b"]].isEmpty() };
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("G", "g3"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (resource is N::R in principal) } when { (""
                like "") };
            permit(principal, action, resource);
            forbid(principal == N::R::"r1", action, resource is G in N::R::"r1") unless {
                resource.hasTag({}["if"]) };
            """#,
            ask: ("U", "b"), ("Action", "v"), ("G", "g2"),
            .allow, ["policy1"], errors: []),
        DecisionVector(
            #"""
            forbid(principal is U in U::"zz", action, resource) when { [Action::"w", G::"g1",
                -9223372036854775807, resource["in"]].isEmpty() };
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("G", "g1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action == Action::"w", resource == U::"café") unless {
                !(principal.owner.hasTag("ip")) };
            permit(principal, action, resource in N::R::"r2") unless { principal.hasTag("\0") } when
                { ip("1.2.3").isInRange(ip("1.2.3")) } when { (decimal("00.5") == decimal("1.10"))
                };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("N::R", "r2"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            forbid(principal == U::"a", action == N::Action::"x", resource is U) unless {
                principal.owner.hasTag("x\ny") } when { ((ip("::ffff:1.2.3.4") == ip("127.0.0.1"))
                || ("1.2.3.4" like "a\n.ba")) };
            permit(principal in N::R::"r1", action, resource) when { principal.owner.hasTag("ab") };
            permit(principal is N::R, action, resource == G::"g3") when {
                decimal("0.0001").lessThan(decimal("1.0")) };
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal in U::"zz", action, resource);
            permit(principal in U::"b", action, resource);
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action in [Action::"v", Action::"w"], resource) when { ["😀", action,
                datetime("2024-02-29")].contains(datetime("0000-01-01")) };
            permit(principal, action, resource is N::R);
            forbid(principal, action in N::Action::"x", resource) when { (principal.owner in
                resource) };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("N::R", "r1"),
            .allow, ["policy1"], errors: ["policy2"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { [principal, "café", action,
                "x\ny"].contains("a*b") };
            permit(principal is G in U::"a", action in Action::"all", resource in G::"g3") unless {
                duration("24h") } when { ((Action::"w" is U) || (action.hasTag(resource["a b"]) ||
                (datetime("2024-01-01") == datetime("2024-02-29")))) } when { ["café"].contains([7,
                context["if"], 0, false]) };
            """#,
            ask: ("G", "g1"), ("Action", "v"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource == G::"g2");
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal is U in G::"g2", action, resource is G) unless { (principal.owner is
                N::R in U::"zz") };
            forbid(principal, action, resource) when { [].containsAll([{}, resource]) };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { (context.c && true) } when {
                decimal("-0.0").greaterThan(decimal("-922337203685477.5808")) };
            permit(principal, action, resource);
            """#,
            ask: ("G", "g2"), ("Action", "v"), ("G", "g2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal is U, action, resource) unless { (U::"a" is G) };
            forbid(principal, action, resource in G::"g2") when { (if [].isEmpty() then
                action.hasTag(context.b) else ["x\ny", principal.owner, action,
                N::Action::"x"].containsAny([G::"g2", "a\\b", "a\\b"])) } when { ([] || context) };
            """#,
            ask: ("G", "g2"), ("Action", "v"), ("G", "g1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal == U::"café", action, resource is G);
            """#,
            ask: ("U", "a"), ("Action", "all"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource is G) when { [].containsAll([]) } unless {
                (context.owner.getTag("q\"q") == 9223372036854775807) };
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("G", "g2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal is U in U::"a", action == Action::"all", resource) when { ["*", "\0",
                {}["c"]].isEmpty() } unless { ({"tags": context.owner, "in": context.c} has a.b.c) }
                unless { !(ip("10.0.0.0/8").isInRange(ip("fe80::1/64"))) };
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("G", "g1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource in U::"zz") unless {
                decimal("1.0").lessThanOrEqual(decimal(".5")) } when { ([principal] != ["a\\b"]) }
                unless { ["ab", principal, principal.owner].isEmpty() };
            """#,
            ask: ("G", "g1"), ("Action", "all"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal is G in U::"a", action, resource) unless { (resource is U) };
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal == G::"g1", action, resource) unless { [principal].isEmpty() } when {
                (context.a == 1 || context.c) } when {
                ip("::ffff:1.2.3.4").isInRange(ip("1.2.3.0/24")) };
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("G", "g1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            """#,
            ask: ("G", "g3"), ("Action", "all"), ("N::R", "r2"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action == Action::"all", resource == U::"zz") unless {
                (principal.owner is N::R in Action::"all") };
            """#,
            ask: ("U", "zz"), ("N::Action", "x"), ("G", "g2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal in N::R::"r1", action in Action::"v", resource) when {
                ((principal.owner in principal) && ({"a b": decimal("922337203685477.5807")} has b))
                };
            """#,
            ask: ("U", "a"), ("N::Action", "x"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal is U, action, resource is G) when { (principal is Action) };
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { U::"a".hasTag("😀") } when { context } when {
                action.hasTag(principal.owner) };
            """#,
            ask: ("G", "g2"), ("Action", "all"), ("G", "g1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (ip("1:2:3:4:5:6:7::").isIpv6() &&
                (principal["in"] == action)) } unless { (context.owner in U::"a") };
            forbid(principal == U::"zz", action, resource) unless { ip("::/0").isIpv6() } when {
                (resource in U::"b") };
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("G", "g3"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal in U::"café", action, resource) when { context } when {
                resource.hasTag(context["in"]) } unless { false };
            permit(principal, action in [N::Action::"x", Action::"w"], resource) when {
                (decimal("1.00000") != decimal("1.10")) };
            forbid(principal, action, resource is N::R in U::"café") when { ("ip" like "ééa*a*.")
                };
            """#,
            ask: ("U", "zz"), ("Action", "v"), ("G", "g3"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (principal != context.c) } when { (principal
                is G in action) } unless { action.hasTag("1.2.3.4") };
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("G", "g1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { ([principal, ["😀", "", "ab", 1]] !=
                [-(9223372036854775807), resource, -(3), resource]) } unless { [resource["a b"],
                "ab"].isEmpty() } when { (action == action) };
            permit(principal, action, resource is N::R in N::R::"r2") when {
                (duration("1d2h3m4s5ms") != duration("9223372036854775807ms")) };
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("G", "g3"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource == U::"café") when { (false || true) } unless {
                [false, 0, action].isEmpty() };
            permit(principal == U::"café", action, resource) when { ({"if": {}["a b"]}.owner like
                "*a*") };
            """#,
            ask: ("U", "b"), ("Action", "all"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { !((context.a has "é")) };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("G", "g2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal is U in G::"g3", action, resource is N::R) when { ({"if": "x\ny", "":
                context["if"]} has "é") };
            permit(principal is U, action, resource) unless {
                ip("1.2.3.0/24").isInRange(ip("10.0.0.0/8")) };
            """#,
            ask: ("G", "g1"), ("Action", "all"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource == G::"g3") when { ([] has "in") } unless {
                (context.a == 1 && context.c) };
            """#,
            ask: ("U", "b"), ("Action", "v"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal == G::"g1", action, resource) unless { (principal.owner in
                [decimal("922337203685477.5807"), G::"g2", context.owner]) } when {
                (datetime("1969-12-31T23:59:59.999Z") != {"": true}) } when { (true && false &&
                principal) };
            forbid(principal, action in Action::"all", resource == U::"zz");
            """#,
            ask: ("U", "b"), ("Action", "all"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) unless { (action.getTag(resource.b) == ip("1.2.3"))
                };
            permit(principal is U in U::"a", action, resource is N::R in U::"café");
            permit(principal is G, action, resource) when { (principal.owner in principal) } unless
                { (action == ("\0" like "a\n")) };
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("N::R", "r1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource is U in N::R::"r1") unless { (resource in
                context.owner) } when { (resource is R) };
            permit(principal, action, resource) when { [].contains([3, 2, "😀", decimal("1.10")]) };
            """#,
            ask: ("U", "a"), ("Action", "w"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action == Action::"w", resource);
            """#,
            ask: ("U", "b"), ("Action", "w"), ("G", "g1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal == U::"a", action, resource in N::R::"r2") unless { (resource has "é")
                };
            forbid(principal, action, resource) when { (principal in [context.owner, principal,
                action]) };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("N::R", "r1"),
            .deny, ["policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource in U::"zz") when { principal.hasTag("😀") } when {
                (duration("1s1s").toSeconds() > -1) } unless { [decimal("922337203685477.5807"),
                -9223372036854775808].contains(decimal("1.00000")) };
            """#,
            ask: ("G", "g2"), ("Action", "w"), ("G", "g1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal == G::"g1", action in [Action::"all", Action::"v"], resource == U::"b")
                unless { ({"é": decimal("1.00000")} == {"a": duration("1d"), "tags": {"é": true,
                "tags": []}["in"], "b": ip("1.2.3.4")}) } when { principal.hasTag("a*b") };
            """#,
            ask: ("U", "zz"), ("N::Action", "x"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (ip("1.2.3.0/24") != ip("fe80::1/64")) } when
                { [resource, action, (-1 + -9223372036854775807),
                "a"].contains(datetime("2024-01-01T00:00:00").toDate()) };
            forbid(principal, action in [Action::"all"], resource) when {
                ip("01.2.3.4").isInRange(ip("127.0.0.1/8")) };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g2"),
            .deny, [], errors: ["policy0", "policy1"]),
    ]
}
