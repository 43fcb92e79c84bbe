import Agency

/// Tools: what they do, cost and read.
extension MandateReader {
    mutating func tools(_ node: SourceNode, _ path: String) -> [String: ToolGrant] {
        var tools: [String: ToolGrant] = [:]
        for member in members(node, path) ?? [] {
            tools[member.key] = tool(member.value, MandatePath.child(path, member.key))
        }
        return tools
    }

    private mutating func tool(_ node: SourceNode, _ path: String) -> ToolGrant? {
        if case .text = node.content {
            return effect(node, path).map { ToolGrant(effect: $0) }
        }
        guard let section = section(node, path, MandateKeys.tool) else { return nil }
        guard let (effectNode, effectPath) = section["effect"] else {
            problem(node.place, path, "the effect is missing", Self.effectFix)
            return nil
        }
        guard let effect = effect(effectNode, effectPath) else { return nil }
        var grant = ToolGrant(effect: effect)
        if let (node, path) = section["cost"] { grant.cost = cost(node, path) }
        grant.price = section["price"].flatMap { name($0.node, $0.path, PriceName.init) }
        if let (node, path) = section["labels"] { grant.labels = labels(node, path) }
        if let (node, path) = section["clearance"] {
            grant.clearance = labels(node, path) ?? []
        }
        if let (node, path) = section["power"] { grant.power = power(node, path) }
        if let (node, path) = section["reduces"] { grant.reduces = reduces(node, path) }
        return grant
    }

    private static let effectFix =
        "write read, write, irreversible, spend, communicate or oversight"

    mutating func effect(_ node: SourceNode, _ path: String) -> EffectClass? {
        guard case .text(let text, _) = node.content else {
            problem(node.place, path, "\(node.kind) where an effect belongs", Self.effectFix)
            return nil
        }
        if let effect = EffectClass(rawValue: text) { return effect }
        let names = EffectClass.allCases.map(\.rawValue)
        let guess = SuggestedName.nearest(to: text, among: names)
        problem(
            node.place, path, "`\(text)` is not an effect of a tool",
            guess.map { "did you mean `\($0)`?" } ?? Self.effectFix)
        return nil
    }

    private mutating func cost(_ node: SourceNode, _ path: String) -> [Quantity: Int64] {
        var cost: [Quantity: Int64] = [:]
        guard let section = section(node, path, MandateKeys.limits) else { return cost }
        for quantity in Quantity.allCases {
            guard let (node, path) = section[quantity.rawValue] else { continue }
            cost[quantity] = amount(node, path, quantity)
        }
        return cost
    }

    /// Labels in one order; nil when none is named: one meaning has one digest.
    mutating func labels(_ node: SourceNode, _ path: String) -> [TaintLabel]? {
        let labels = elements(node, path).compactMap { name($0, $1, TaintLabel.init) }.sorted()
        return labels.isEmpty ? nil : labels
    }

    private mutating func reduces(_ node: SourceNode, _ path: String) -> [HumanReach]? {
        let list = elements(node, path).compactMap { element in
            word(element.node, element.path, HumanReach.init, HumanReach.allCases.map(\.rawValue))
        }
        return list.isEmpty ? nil : HumanReach.allCases.filter(list.contains)
    }

    /// One of some known words.
    mutating func word<Value>(
        _ node: SourceNode, _ path: String, _ make: (String) -> Value?, _ known: [String]
    ) -> Value? {
        guard let text = text(node, path) else { return nil }
        if let value = make(text) { return value }
        let guess = SuggestedName.nearest(to: text, among: known)
        problem(
            node.place, path, "`\(text)` is not known here",
            guess.map { "did you mean `\($0)`?" } ?? "write \(known.joined(separator: ", "))")
        return nil
    }
}
