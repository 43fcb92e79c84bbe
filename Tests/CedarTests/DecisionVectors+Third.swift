import Cedar

extension DecisionVectors {
    static let third: [DecisionVector] = [
        DecisionVector(
            #"""
            permit(principal in N::R::"r1", action in [Action::"w"], resource) when { (true && true)
                };
            permit(principal is G in U::"a", action, resource);
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("N::R", "r2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            forbid(principal is U in G::"g3", action, resource) when { ip("0.0.0.0/0").isMulticast()
                } when { (!(false) && []) };
            permit(principal in N::R::"r1", action in Action::"w", resource == U::"a") when {
                (resource has a.b) };
            permit(principal in U::"zz", action, resource is G) when {
                decimal("0.0001").greaterThan(decimal("1.1")) };
            """#,
            ask: ("U", "a"), ("Action", "all"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal == U::"a", action, resource in U::"café") when {
                (datetime("9999-12-31T23:59:59Z") is Action) };
            forbid(principal, action, resource);
            """#,
            ask: ("U", "a"), ("Action", "w"), ("N::R", "r1"),
            .deny, ["policy1"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) unless { (principal.owner is G) } when { (resource
                in [resource]) } when { (decimal("0.0001").lessThan(decimal(".5")) &&
                [].containsAny([context.a["é"], (-1 - -1)]) &&
                ip("127.0.0.1/8").isInRange(ip("1:2:3:4:5:6:7::"))) };
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("G", "g1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal == N::R::"r1", action, resource) unless {
                (datetime("2024-01-01T01:00:00+0100").offset(duration("")) <=
                datetime("2023-02-29")) };
            forbid(principal == G::"g2", action in [Action::"w", N::Action::"x"], resource) unless {
                ({}["é"] like "\né") } when { ip("::1/127").isInRange(ip("127.0.0.1/8")) };
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("G", "g2"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal is U, action, resource) when { ip("127.0.0.1").isInRange(ip("::1/127"))
                };
            permit(principal, action, resource is G) unless { ((ip("10.0.0.0/8") !=
                ip("10.0.0.0/8")) && (1 || context.a == 1)) } when { resource.hasTag("q\"q") } when
                { (({}["c"] like "ba\nb") && (duration("-0s") == 3)) };
            """#,
            ask: ("U", "b"), ("Action", "w"), ("N::R", "r1"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal in N::R::"r1", action, resource is U in G::"g1") when {
                (ip("127.0.0.1/7") != ip("ff00::/8")) };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g3"),
            .deny, [], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (G::"g1".getTag("\0") == {}[""]) };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { ((principal != []) && U::"café".hasTag("\0")
                && (action in [])) };
            forbid(principal, action, resource) when { principal.owner.hasTag(principal["in"]) };
            permit(principal == U::"café", action, resource);
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g3"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action in N::Action::"x", resource) when { (U::"a" is U) };
            permit(principal, action, resource == U::"café") when { [3].isEmpty() } when {
                (principal in "a") } when { [].hasTag(principal["é"]) };
            permit(principal, action, resource) when { (context.owner.getTag("") ==
                ip("1.2.3.0/24")) } unless { (([] == []) ||
                decimal("0.0").greaterThanOrEqual(decimal("1"))) };
            """#,
            ask: ("U", "zz"), ("Action", "v"), ("G", "g3"),
            .allow, ["policy0"], errors: ["policy2"]),
        DecisionVector(
            #"""
            forbid(principal in N::R::"r1", action == N::Action::"x", resource) when {
                resource.hasTag("😀") } when { ((Action::"v" && (resource == context) &&
                [].isEmpty()) && ("café" like "*")) };
            permit(principal, action, resource is N::R) unless { U::"b" };
            permit(principal, action, resource) when { (context.a["a b"] like "*a*aaab\n") };
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("G", "g2"),
            .deny, [], errors: ["policy2"]),
        DecisionVector(
            #"""
            permit(principal in N::R::"r2", action, resource) when { (action is Action) } when {
                (ip("fe80::1/64") == ip("127.0.0.1/8")) } when { (action in [resource,
                principal.owner, principal.owner]) };
            permit(principal, action, resource) when {
                decimal("922337203685477.5807").greaterThanOrEqual(decimal("0.0001")) };
            forbid(principal, action, resource is G) when { (action.getTag("a\\b") == "q\"q") };
            """#,
            ask: ("U", "a"), ("Action", "w"), ("G", "g2"),
            .allow, ["policy1"], errors: ["policy2"]),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            permit(principal, action == N::Action::"x", resource == U::"b") unless { (resource has
                "é") } unless { (if true then context.c else true) } unless { (duration("-0s") !=
                duration("-9223372036854775808ms")) };
            permit(principal, action in N::Action::"x", resource) when { (ip("1.2.3.4/33") !=
                ip("::1/127")) };
            """#,
            ask: ("U", "a"), ("Action", "w"), ("G", "g2"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { (ip("fe80::1/64") != ip("::ffff:1.2.3.4"))
                };
            permit(principal, action, resource) when { [N::R::"r2", principal.owner].containsAny([])
                };
            forbid(principal, action == Action::"all", resource == G::"g2") when { ["ab", [],
                2].isEmpty() };
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("G", "g2"),
            .deny, [], errors: ["policy0", "policy1"]),
        DecisionVector(
            #"""
            permit(principal == U::"café", action, resource) unless { (ip("1.2.3.4/24") !=
                ip("2001:db8::/32")) } when { action.hasTag("ip") } when { (false && true &&
                context.a == 1) };
            permit(principal, action, resource is N::R) unless { (ip("::1") has "é") };
            """#,
            ask: ("U", "b"), ("Action", "v"), ("N::R", "r1"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless {
                ip("1.2.3.0/24").isInRange(ip("10.0.0.0/8")) } when { (context.a has owner.a) };
            """#,
            ask: ("U", "b"), ("Action", "w"), ("G", "g3"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("G", "g2"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action == Action::"v", resource);
            permit(principal, action in N::Action::"x", resource);
            """#,
            ask: ("U", "a"), ("Action", "v"), ("G", "g3"),
            .allow, ["policy0", "policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (context.owner is N::R) };
            permit(principal in U::"a", action, resource) when { (context.owner in action) };
            permit(principal is G, action, resource);
            """#,
            ask: ("G", "g2"), ("N::Action", "x"), ("G", "g1"),
            .allow, ["policy2"], errors: []),
        DecisionVector(
            #"""
            forbid(principal in N::R::"r1", action, resource == U::"café") when {
                !((datetime("2024-02-29").toTime() != duration("1h30m"))) };
            forbid(principal, action, resource) unless { (duration("9223372036854775807ms").toDays()
                != (-1 + 4611686018427387904)) };
            permit(principal, action, resource) when { (-9223372036854775807 > {}.owner) };
            """#,
            ask: ("G", "g3"), ("Action", "w"), ("G", "g3"),
            .deny, [], errors: ["policy2"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { (if (ip("fe80::1/64") != ip("fe80::1/64"))
                then (9223372036854775807 != context["é"]) else
                !(duration("-9223372036854775808ms"))) };
            """#,
            ask: ("U", "zz"), ("Action", "w"), ("G", "g3"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource) unless { (if context.a == 1 then false else
                context.c) };
            permit(principal is N::R in G::"g3", action, resource) unless { !(context.c) } when {
                ([decimal("0.0"), "\0", context.tags] != []) };
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("G", "g3"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { decimal("1.0").greaterThan(decimal("00.5"))
                };
            permit(principal, action, resource) unless { (if !(([] == ["a"])) then
                ip("127.0.0.1/8").isInRange(ip("127.0.0.1")) else (context.owner is R in
                N::R::"r1")) };
            """#,
            ask: ("G", "g2"), ("Action", "v"), ("N::R", "r2"),
            .allow, ["policy0", "policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (-9223372036854775807 <= 1) } when {
                (context.owner in context.owner) };
            """#,
            ask: ("U", "a"), ("N::Action", "x"), ("N::R", "r2"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action in [], resource);
            forbid(principal, action, resource) when { {} } unless { (3 <= -1) };
            permit(principal, action in Action::"w", resource) when { !((ip("1.2.3.0/24") == false))
                } when { (decimal("922337203685477.5807") == decimal("1.00000")) };
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("G", "g3"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            forbid(principal == N::R::"r1", action, resource) when { !((G::"g2" is N::R in
                principal.owner)) } when { ip("::1").isInRange(ip("1.2.3.4/08")) } unless {
                N::Action::"x".hasTag(principal["b"]) };
            permit(principal, action, resource);
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("G", "g1"),
            .allow, ["policy0", "policy2"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { !(context.c) };
            permit(principal, action == N::Action::"x", resource) when {
                ip("1.2.3.4/08").isInRange(ip("::1")) };
            """#,
            ask: ("U", "zz"), ("Action", "all"), ("G", "g1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal in U::"b", action, resource) when { ip("1:2:3:4:5:6:7::").isIpv6() }
                when { (principal.owner in principal.owner) };
            permit(principal, action, resource) when { principal.owner.hasTag("x\ny") };
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("N::R", "r1"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (principal is U) };
            permit(principal, action, resource is G) unless { [action, principal.owner].isEmpty() };
            permit(principal, action, resource is U in N::R::"r2") unless { (decimal("1") ==
                decimal("922337203685477.5807")) } unless { {} } when {
                ["ip"].contains(ip("127.0.0.1/7")) };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("G", "g1"),
            .allow, ["policy0", "policy1"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            permit(principal, action, resource in U::"café") unless { (ip("1.2.3") !=
                ip("1.2.3.4/24")) } when { decimal("1.0").greaterThanOrEqual(decimal("0.0")) };
            permit(principal is N::R, action, resource is U) when { (["a", principal.owner] !=
                [-9223372036854775807]) } when { (context has "é") };
            """#,
            ask: ("U", "zz"), ("Action", "w"), ("G", "g1"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action in Action::"w", resource);
            permit(principal is U, action, resource) when { (context.c || false) };
            permit(principal is G, action, resource) unless {
                ((decimal("0.0001").greaterThanOrEqual(decimal("1")) || (context != {})) ||
                (principal.owner.getTag("\0") == ip("127.0.0.1/8"))) };
            """#,
            ask: ("G", "g3"), ("Action", "w"), ("N::R", "r2"),
            .allow, ["policy0"], errors: ["policy2"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (principal.owner is G) } unless { ([] !=
                principal) } when { !((((ip("ff00::/8") != ip("1:2:3:4:5:6:7::")) || [].isEmpty())
                || (context.owner in [G::"g3"]))) };
            permit(principal is N::R in U::"café", action, resource) when {
                ip("1.2.3.4/33").isIpv6() } unless { context.owner.hasTag(resource[""]) } unless {
                ("café" != principal["é"]) };
            """#,
            ask: ("G", "g1"), ("Action", "all"), ("N::R", "r1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource is U) when { [ip("::1"), "a\\b", 1].containsAll([0,
                "ab", resource]) };
            permit(principal, action, resource) unless { ({"if": duration("-0s"), "tags": {}, "a b":
                "\0"}["é"] like "\*é.*a*") };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("N::R", "r2"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            forbid(principal is U in N::R::"r1", action, resource is G in U::"zz") when {
                (duration("1d2h3m4s5ms") is G) } when { (false && true && true) };
            permit(principal, action, resource);
            forbid(principal is U in U::"zz", action, resource) when { (ip("ff00::/8") !=
                ip("ff00::/8")) };
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("N::R", "r2"),
            .allow, ["policy1"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { ((-(2) * 0) == (context[""] *
                (9223372036854775807 - -1))) };
            """#,
            ask: ("U", "b"), ("Action", "w"), ("N::R", "r2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource is N::R) unless { (resource is G in G::"g1") };
            forbid(principal, action, resource is G) when { ip("ff00::/8").isIpv4() };
            forbid(principal, action, resource) when { (Action::"all" is U in principal.owner) }
                when { principal.hasTag("1.2.3.4") } when { ([-1, "\0", -1, 0] == principal.owner)
                };
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("N::R", "r2"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal is U, action, resource == G::"g2") when { context } when {
                [Action::"w"].contains([-9223372036854775808, context.a]) };
            permit(principal is U in N::R::"r1", action in Action::"all", resource) unless {
                (principal is R in principal.owner) };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("G", "g3"),
            .allow, ["policy1"], errors: []),
        DecisionVector(
            #"""
            forbid(principal is U, action == Action::"w", resource) unless { (false && context.a ==
                1) };
            """#,
            ask: ("U", "zz"), ("Action", "w"), ("G", "g3"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal is U, action in Action::"v", resource is G in G::"g3") unless {
                (N::Action::"x" in [U::"a"]) };
            forbid(principal is U in N::R::"r1", action, resource) when { U::"b".hasTag(principal)
                };
            permit(principal, action, resource) when { (action is R) } when {
                decimal("00.5").greaterThan(decimal("1.1")) };
            """#,
            ask: ("U", "a"), ("Action", "all"), ("G", "g3"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { ("*".c like "b\nabé*a*") };
            permit(principal, action, resource) when { (context.owner.getTag({}["é"]) == "") };
            """#,
            ask: ("G", "g3"), ("Action", "v"), ("N::R", "r1"),
            .deny, [], errors: ["policy0", "policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (true && context.a == 1) } when {
                ([datetime("2024-01-01T01:00:00+0100"), 2, {}.tags] == [principal, "café"]) };
            permit(principal, action, resource) when { ({} has owner) };
            permit(principal, action, resource);
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("G", "g1"),
            .allow, ["policy2"], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource);
            permit(principal, action, resource) unless { (ip("::ffff:1.2.3.4") == ip("127.0.0.1"))
                };
            forbid(principal, action, resource is N::R) when { (G::"g2" is R) } when { (principal
                has b) } unless { Action::"v".hasTag("a") };
            """#,
            ask: ("U", "b"), ("Action", "w"), ("N::R", "r2"),
            .allow, ["policy0"], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { principal.hasTag("a\\b") };
            permit(principal, action, resource is N::R) unless {
                decimal("922337203685477.5807").lessThanOrEqual(decimal(".5")) };
            """#,
            ask: ("G", "g2"), ("Action", "w"), ("G", "g3"),
            .allow, ["policy0"], errors: []),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { context.a };
            """#,
            ask: ("U", "a"), ("Action", "all"), ("G", "g2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal in G::"g1", action, resource) unless {
                datetime("2024-02-29").offset(duration("1s1s")).toDate() };
            permit(principal, action, resource is U) unless { (principal.owner in [principal.owner,
                principal, context.owner]) };
            permit(principal, action, resource) when { (ip("1.2.3") == ip("::1/127")) } when {
                (ip("ff00::/8") != ip("127.0.0.1")) };
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("G", "g3"),
            .deny, [], errors: ["policy2"]),
        DecisionVector(
            #"""
            forbid(principal, action in [], resource in N::R::"r1") when {
                ip("2001:db8:1::1").isLoopback() };
            forbid(principal, action, resource) when { (resource.getTag("1.2.3.4") == (if (context.c
                && context.c && context.a == 1) then (9223372036854775807 - 7) else
                (-9223372036854775807 * decimal("1.00000")))) };
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("G", "g3"),
            .deny, [], errors: ["policy1"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { (principal.getTag({}["é"]) ==
                duration("24h")) };
            """#,
            ask: ("G", "g1"), ("Action", "w"), ("G", "g1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when {
                decimal(".5").greaterThan(decimal("922337203685477.5807")) };
            permit(principal in U::"café", action, resource);
            """#,
            ask: ("U", "b"), ("Action", "w"), ("G", "g3"),
            .allow, ["policy1"], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { ((decimal("922337203685477.5807") ==
                decimal(".5")) && ("a\\b" != "ip")) };
            forbid(principal == G::"g3", action, resource) when { (G::"g1" is G in action) };
            """#,
            ask: ("G", "g1"), ("Action", "v"), ("G", "g1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { "a" };
            permit(principal == N::R::"r1", action in [Action::"all"], resource);
            """#,
            ask: ("G", "g3"), ("Action", "all"), ("G", "g1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal is G in G::"g1", action, resource) unless { resource.hasTag("a*b") };
            permit(principal, action, resource) unless { (principal is R) };
            """#,
            ask: ("G", "g3"), ("Action", "all"), ("N::R", "r1"),
            .allow, ["policy1"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { ip("::ffff:1.2.3.4").isIpv4() };
            permit(principal is U in G::"g2", action, resource) when { !((datetime("1970-01-01") is
                N::R)) } when { (G::"g2" is R in G::"g2") } when { "a*b" };
            forbid(principal, action, resource == U::"b") when { (principal && duration("90m") &&
                (principal["é"] like "**")) };
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("G", "g2"),
            .deny, [], errors: ["policy0", "policy1"]),
        DecisionVector(
            #"""
            forbid(principal in G::"g2", action == Action::"v", resource == U::"a") when {
                (U::"café" is G in principal.owner) } when {
                ip("ff00::/8").isInRange(ip("224.0.0.1")) };
            permit(principal, action, resource) when { (true && false) };
            forbid(principal == U::"a", action, resource) when { !((decimal("0.0") ==
                decimal(".5"))) } unless { context["é"] };
            """#,
            ask: ("U", "a"), ("Action", "v"), ("N::R", "r2"),
            .deny, [], errors: ["policy2"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when {
                (datetime("2023-02-29").durationSince(datetime("0000-01-01")).toHours() <
                -9223372036854775808) } when { !(true) };
            forbid(principal, action, resource is U in U::"café") when { [{}["c"]].isEmpty() } when
                { [N::R::"r1", -9223372036854775807,
                U::"café"].contains(datetime("2024-01-01T00:00:00.000-0000")) } when { !(["a\\b",
                N::Action::"x", {}["if"], principal]) };
            """#,
            ask: ("G", "g2"), ("Action", "w"), ("G", "g1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { (if (principal.owner is R in N::Action::"x")
                then [principal, "😀", context.a["tags"], 1].contains(U::"zz") else (context.owner is
                N::R in U::"café")) };
            """#,
            ask: ("G", "g1"), ("N::Action", "x"), ("G", "g1"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { (if (("\0" like "*a*a") && (principal.owner
                is U in principal.owner)) then (context.owner is U in context.owner) else
                (context.owner in principal)) };
            """#,
            ask: ("G", "g3"), ("N::Action", "x"), ("G", "g2"),
            .deny, ["policy0"], errors: []),
        DecisionVector(
            #"""
            forbid(principal, action in [Action::"v", Action::"all"], resource) when {
                ip("127.0.0.1/8").isInRange(ip("1.2.3.4/33")) };
            permit(principal, action, resource);
            permit(principal, action == Action::"all", resource) when { (principal has a) };
            """#,
            ask: ("U", "b"), ("Action", "all"), ("G", "g1"),
            .allow, ["policy1"], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) unless { ip("01.2.3.4").isIpv6() };
            forbid(principal, action, resource) unless { Action::"w".hasTag("ip") };
            """#,
            ask: ("G", "g1"), ("Action", "all"), ("N::R", "r1"),
            .deny, ["policy1"], errors: ["policy0"]),
        DecisionVector(
            #"""
            forbid(principal, action, resource) when { (decimal("0.0").greaterThan(decimal("1.10"))
                || (duration("-0s") < datetime("2023-02-29").toTime())) };
            """#,
            ask: ("U", "b"), ("N::Action", "x"), ("N::R", "r2"),
            .deny, [], errors: ["policy0"]),
        DecisionVector(
            #"""
            permit(principal, action, resource) when { 1.containsAny([principal.owner]) };
            """#,
            ask: ("U", "a"), ("Action", "w"), ("N::R", "r1"),
            .deny, [], errors: ["policy0"]),
    ]
}
