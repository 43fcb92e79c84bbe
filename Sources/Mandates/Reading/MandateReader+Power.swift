import Agency

/// Power: what the purpose needs, and what a call gains.
extension MandateReader {
    /// The power that the purpose needs. A kind that is not named is not needed.
    mutating func needs(_ node: SourceNode, _ path: String) -> [PowerDimension: Int64]? {
        guard let section = section(node, path, MandateKeys.power) else { return nil }
        var needs: [PowerDimension: Int64] = [:]
        for dimension in PowerDimension.allCases {
            guard let (node, path) = section[dimension.rawValue] else { continue }
            needs[dimension] = power(of: dimension, node, path)
        }
        return needs.filter { $0.value != 0 }
    }

    /// What one call gains; nil when it gains nothing.
    mutating func power(_ node: SourceNode, _ path: String) -> [PowerDimension: PowerAmount]? {
        guard let section = section(node, path, MandateKeys.power) else { return nil }
        var power: [PowerDimension: PowerAmount] = [:]
        for dimension in PowerDimension.allCases {
            guard let (node, path) = section[dimension.rawValue] else { continue }
            power[dimension] = gain(of: dimension, node, path)
        }
        power = power.filter { $0.value != .fixed(0) }
        return power.isEmpty ? nil : power
    }

    private mutating func gain(
        of dimension: PowerDimension, _ node: SourceNode, _ path: String
    ) -> PowerAmount? {
        guard case .map = node.content else {
            return power(of: dimension, node, path, mayGiveBack: true).map { .fixed($0) }
        }
        guard let section = section(node, path, MandateKeys.powerAmount) else { return nil }
        let said = MandateKeys.powerAmount.filter(section.has)
        guard said.count == 1, let (node, path) = said.first.flatMap({ section[$0] }) else {
            problem(
                node.place, path, "an amount is found in one way",
                "write one of {argument: /n}, {count: /list} and {bytes: /text}")
            return nil
        }
        guard let pointer = text(node, path) else { return nil }
        switch said.first {
        case "argument": return .argument(pointer)
        case "count": return .count(pointer)
        default: return .bytes(pointer)
        }
    }

    /// An amount in the unit of its kind; with a minus in front where it may be given back.
    private mutating func power(
        of dimension: PowerDimension, _ node: SourceNode, _ path: String, mayGiveBack: Bool = false
    ) -> Int64? {
        guard mayGiveBack, case .text(let text, let isPlain) = node.content, text.first == "-"
        else { return amount(of: dimension, node, path) }
        let positive = SourceNode(
            place: node.place, content: .text(String(text.dropFirst()), isPlain: isPlain))
        return amount(of: dimension, positive, path).map { -$0 }
    }

    private mutating func amount(
        of dimension: PowerDimension, _ node: SourceNode, _ path: String
    ) -> Int64? {
        switch dimension {
        case .money: return amount(node, path, .money)
        case .information: return size(node, path)
        case .compute:
            guard let span = duration(node, path) else { return nil }
            if span.nanoseconds % PowerText.millisecond == 0 {
                return span.nanoseconds / PowerText.millisecond
            }
            problem(node.place, path, "less than a millisecond", "write whole milliseconds")
            return nil
        case .access, .persistence, .replication, .reach, .influence, .oversight:
            return count(node, path)
        }
    }
}
