extension RejectedMandate {
    /// Children, autonomy, prices, labels and power.
    static let authority: [RejectedMandate] = [
        .init(
            "children without programs", "spawn: {agents: [a], level: L1}", column: 8,
            path: "spawn.programs", says: "missing"),
        .init(
            "children of no name", "spawn: {agents: [], level: L1, programs: [b]}", column: 9,
            path: "spawn.agents", says: "[worker-*]"),
        .init(
            "children of no program", "spawn: {agents: [a], level: L1, programs: []}", column: 33,
            path: "spawn.programs", says: "[./worker]"),
        .init(
            "children with a bad level", "spawn: {agents: [a], level: 1, programs: [b]}",
            column: 29, path: "spawn.level", says: "write L1"),
        .init(
            "a program at home", "spawn: {agents: [a], level: L1, programs: [~/b]}", column: 44,
            path: "spawn.programs[0]", says: "whole path"),
        .init(
            "a context that is none", "autonomy: {context: infrastucture}", column: 21,
            path: "autonomy.context", says: "`infrastructure`"),
        .init(
            "gates of a level that is none", "autonomy: {gates: {L5: [review]}}", column: 20,
            path: "autonomy.gates.L5", says: "`L"),
        .init(
            "a gate that is no name", "autonomy: {gates: {L2: [a b]}}", column: 25,
            path: "autonomy.gates.L2[0]", says: "not a name"),
        .init(
            "two people by a word", "autonomy: {two_people: {orders: yes}}", column: 33,
            path: "autonomy.two_people.orders", says: "true or false"),
        .init(
            "two people where one is named", "autonomy: {two_people: {orders: true}}", column: 12,
            path: "autonomy.two_people", says: "another approver"),
        .init(
            "power of no kind", "needs: {acces: 1}", column: 9, path: "needs.acces",
            says: "`access`"),
        .init(
            "power below zero as a need", "needs: {access: -1}", column: 17, path: "needs.access",
            says: "whole number"),
        .init(
            "power of money as a number", "needs: {money: 2}", column: 16, path: "needs.money",
            says: "in quotes"),
        .init(
            "less than a millisecond", "needs: {compute: 10us}", column: 18,
            path: "needs.compute", says: "millisecond"),
        tool(
            "a tool that starts agents", "effect: spawn", path: "", column: 37, says: "red line"),
        tool(
            "an amount found in two ways",
            "effect: read, power: {access: {argument: /a, count: /b}}", path: ".power.access",
            column: 71, says: "one way"),
        tool(
            "an amount found nowhere", "effect: read, power: {access: {argument: name}}",
            path: ".power.access", column: 63, says: "JSON Pointer"),
        tool(
            "a pointer with a bad escape", "effect: read, power: {access: {count: /a~2}}",
            path: ".power.access", column: 63, says: "JSON Pointer"),
        tool(
            "reach that is none", "effect: read, reduces: [stopp]", path: ".reduces[0]",
            column: 65, says: "`stop`"),
        tool(
            "a label twice", "effect: read, labels: [a, a]", path: ".labels[1]", column: 67,
            says: "twice"),
        tool(
            "a price without a currency", "effect: read, price: p", file: "currency", path: "",
            column: 1, line: 1, says: "currency: EUR"),
    ]

    /// A mandate with one tool that has these members.
    private static func tool(
        _ name: String, _ members: String, file: String? = nil, path: String, column: Int,
        line: Int = 7, says: String
    ) -> RejectedMandate {
        RejectedMandate(
            name, "servers: {s: {command: [b], tools: {t: {\(members)}}}}", line: line - 6,
            column: column, path: file ?? "servers.s.tools.t" + path, says: says)
    }
}
