import Cedar
import TestKit

/// Random policies, entities and requests in which names meet often and much fails.
struct RandomCedar {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private static let names = ["a", "b", "c", "owner", "in", "a b", "é"]
    private static let uids = [
        #"U::"a""#, #"U::"b""#, #"U::"zz""#, #"G::"g1""#, #"G::"g2""#, #"N::R::"r1""#,
        #"Action::"v""#, #"Action::"all""#,
    ]
    private static let types = ["U", "G", "N::R", "Action", "Nowhere"]
    private static let literals = [
        "true", "false", "0", "1", "7", "9223372036854775807", #""a""#, #""ab""#, #""é""#, #""""#,
        "[]", "[1, 2]", #"["a", "é"]"#, "{}", "{a: 1}", #"ip("10.0.0.1")"#, #"ip("x")"#,
        #"decimal("1.5")"#, #"datetime("2026-01-01")"#, #"duration("1h")"#,
    ]
    private static let patterns = [#""a*""#, #""*b""#, #""*""#, #""a""#, #""""#, #""a*b*c""#]

    // MARK: - Policies

    mutating func policies(_ count: Int) throws -> [Policy] {
        try (0..<count).flatMap { number in
            try PolicySet.parse(policy()).policies.map { $0.renamed(PolicyID("p\(number)")) }
        }
    }

    mutating func policy() -> String {
        let clauses = (0..<generator.number(0...2)).map { _ in
            " \(generator.pick(["when", "unless"])) { \(expression(generator.number(0...4))) }"
        }
        return "\(generator.pick(["permit", "forbid"]))(\(scope("principal")), \(action()), "
            + "\(scope("resource")))" + clauses.joined() + ";"
    }

    private mutating func scope(_ variable: String) -> String {
        let uid = generator.pick(Self.uids)
        let type = generator.pick(Self.types)
        return generator.pick([
            variable, variable, "\(variable) == \(uid)", "\(variable) in \(uid)",
            "\(variable) is \(type)", "\(variable) is \(type) in \(uid)",
        ])
    }

    private mutating func action() -> String {
        let some = generator.some([#"Action::"v""#, #"Action::"all""#, #"N::Action::"x""#])
        return generator.pick([
            "action", #"action == Action::"v""#, #"action in Action::"all""#,
            "action in [\(some.joined(separator: ", "))]",
        ])
    }

    // MARK: - Expressions

    mutating func expression(_ depth: Int) -> String {
        "(\(depth == 0 ? leaf() : compound(depth - 1)))"
    }

    private mutating func leaf() -> String {
        generator.pick([
            generator.pick(Self.literals), generator.pick(Self.uids),
            generator.pick(["principal", "action", "resource", "context"]),
            access("context"), access(access("context")), access("principal"),
            "\(access("context")) == \(generator.pick(Self.literals))",
            "\(generator.pick(Self.uids)) == \(generator.pick(["principal", "resource"]))",
            "\(access("context")) > \(generator.number(0...9))",
            "\(generator.number(0...9)) >= \(access("context"))",
            "\(access("context")) like \(generator.pick(Self.patterns))",
            "context has \(path())", "\(access("context")) has \(path())",
            "principal has \(path())", "principal is \(generator.pick(Self.types))",
            "principal in \(generator.pick(Self.uids))",
            "resource in [\(generator.pick(Self.uids)), \(generator.pick(Self.uids))]",
        ])
    }

    private mutating func access(_ object: String) -> String {
        "\(object)[\"\(generator.pick(Self.names))\"]"
    }

    /// Keywords may stand in a path as names, but not alone, so none is here.
    private mutating func path() -> String {
        (0...generator.number(0...2)).map { _ in generator.pick(["a", "b", "c", "owner"]) }
            .joined(separator: ".")
    }

    private mutating func compound(_ depth: Int) -> String {
        let first = expression(depth)
        let second = expression(generator.number(0...depth))
        let third = expression(0)
        let sign = generator.pick(["==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*"])
        let method = generator.pick([
            "contains", "containsAll", "containsAny", "getTag", "hasTag", "lessThan",
            "isInRange", "offset", "durationSince",
        ])
        return generator.pick([
            "\(first) && \(second)", "\(first) || \(second)", "\(first) && \(second) && \(third)",
            "!\(first)", "if \(first) then \(second) else \(third)", "\(first) \(sign) \(second)",
            "\(first) \(sign) \(second)", "\(first).\(method)(\(second))", "[\(first), \(second)]",
            "{a: \(first), \"a b\": \(second)}", "-\(first)", "\(first).isEmpty()",
            access(first), "\(first) has \(path())", "\(first).isIpv4()", "\(first).toDate()",
            "\(first) like \(generator.pick(Self.patterns))",
            "\(first) is \(generator.pick(Self.types)) in \(second)",
        ])
    }

    // MARK: - Facts

    mutating func entities() throws -> Entities {
        let uids = [
            Ask.uid("U", "a"), Ask.uid("U", "b"), Ask.uid("G", "g1"), Ask.uid("G", "g2"),
            Ask.uid("N::R", "r1"),
        ]
        var result: [Entity] = []
        // Parents come later in the list, so there is no cycle.
        for (index, uid) in uids.enumerated() where generator.number(0...4) > 0 {
            result.append(
                Entity(
                    uid, attributes: record(2),
                    parents: Set(generator.some(Array(uids[(index + 1)...]))), tags: record(1)))
        }
        result.append(Entity(Ask.uid("Action", "v"), parents: [Ask.uid("Action", "all")]))
        return try Entities(result)
    }

    mutating func record(_ depth: Int) -> Record {
        var record = Record()
        for name in generator.some(Self.names) { record[name] = value(depth) }
        return record
    }

    private mutating func value(_ depth: Int) -> Value {
        let plain: [Value] = [
            true, false, 1, 7, "a", "ab", "é", .entity(Ask.uid("U", "b")),
            .entity(Ask.uid("G", "g9")), .datetime(DatetimeValue(milliseconds: 5)), [1, 2],
            .set(of: [.entity(Ask.uid("G", "g1")), .entity(Ask.uid("N::R", "r1"))]),
        ]
        guard depth > 0, generator.number(0...2) == 0 else { return generator.pick(plain) }
        return .record(record(depth - 1))
    }

    mutating func request() -> Request {
        Request(
            principal: generator.pick([Ask.uid("U", "a"), Ask.uid("U", "b"), Ask.uid("U", "q")]),
            action: generator.pick([Ask.uid("Action", "v"), Ask.uid("Action", "w")]),
            resource: generator.pick([Ask.uid("N::R", "r1"), Ask.uid("G", "g1")]),
            context: record(2))
    }
}
