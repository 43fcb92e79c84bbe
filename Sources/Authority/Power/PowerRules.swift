import Agency
import StrictJSON

/// What power an act gains, by the rules of its tool over its typed arguments
/// (reference/alignment-methods.md section 5.2).
enum PowerRules {
    /// The gain. What an argument should say and does not counts as one: a missing number is never
    /// taken for nothing gained.
    static func gain(of action: Action, _ mandate: Mandate) -> PowerVector {
        var gain = PowerVector()
        guard action.verb == .callTool,
            let rules = mandate.servers[action.server]?.tools[action.target]?.power
        else { return gain }
        for (dimension, rule) in rules { gain[dimension] = amount(rule, action) }
        return gain
    }

    private static func amount(_ rule: PowerAmount, _ action: Action) -> Int64 {
        switch rule {
        case .fixed(let amount): amount
        case .argument(let pointer): action.value(at: pointer)?.asInt64.map { max(0, $0) } ?? 1
        case .count(let pointer): Int64(action.value(at: pointer)?.asArray?.count ?? 1)
        case .bytes(let pointer): Int64(action.text(at: pointer)?.utf8.count ?? 1)
        }
    }
}
