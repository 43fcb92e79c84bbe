import Agency

/// Limits, files, environment and watch.
extension MandateReader {
    /// Limits in one order, whatever the file's: by quantity, then action, windows, life. So one
    /// meaning has one digest.
    mutating func limits(_ node: SourceNode, _ path: String) -> [Limit] {
        guard let section = section(node, path, MandateKeys.limits) else { return [] }
        return Quantity.allCases.flatMap { quantity -> [Limit] in
            guard let (node, path) = section[quantity.rawValue],
                let members = members(node, path)
            else { return [] }
            return members.compactMap { limit(quantity, $0, path) }.sorted(by: Self.precedes)
        }
    }

    private static func precedes(_ left: Limit, _ right: Limit) -> Bool {
        func rank(_ period: Limit.Period) -> (Int, Int64) {
            switch period {
            case .action: (0, 0)
            case .window(let span): (1, span.nanoseconds)
            case .fixed(let span): (2, span.nanoseconds)
            case .life: (3, 0)
            }
        }
        return rank(left.period) < rank(right.period)
    }

    private mutating func limit(
        _ quantity: Quantity, _ member: SourceNode.Member, _ path: String
    ) -> Limit? {
        let child = MandatePath.child(path, member.key)
        let period: Limit.Period
        switch member.key {
        case "action": period = .action
        case "life": period = .life
        default:
            let isFixed = member.key.hasPrefix(PeriodText.fixed)
            let text = isFixed ? String(member.key.dropFirst(PeriodText.fixed.count)) : member.key
            guard let span = UnitText.parse(text, UnitText.time) else {
                let fix = SuggestedName.nearest(to: member.key, among: ["action", "life"])
                problem(
                    member.place, child, "not a period of a limit",
                    fix.map { "did you mean `\($0)`?" } ?? "write action, life or a window like 1m")
                return nil
            }
            let length = Instant.Span(nanoseconds: span)
            period = isFixed ? .fixed(length) : .window(length)
        }
        return amount(member.value, child, quantity).map { Limit(quantity, per: period, max: $0) }
    }

    mutating func files(_ node: SourceNode, _ path: String) -> FileGrant {
        guard let section = section(node, path, MandateKeys.files) else { return FileGrant() }
        return FileGrant(
            read: paths(section["read"]), write: paths(section["write"]),
            execute: paths(section["execute"]))
    }

    /// Nil when no port is named: one meaning has one digest.
    mutating func network(_ node: SourceNode, _ path: String) -> NetworkGrant? {
        guard let section = section(node, path, MandateKeys.network),
            let (list, place) = section["listen"]
        else { return nil }
        let ports = elements(list, place).compactMap { count($0.node, $0.path) }
        return ports.isEmpty ? nil : NetworkGrant(listen: ports.map(Int.init).sorted())
    }

    private mutating func paths(_ list: (node: SourceNode, path: String)?) -> [String] {
        guard let list else { return [] }
        return elements(list.node, list.path).compactMap { path($0.node, $0.path) }
    }

    mutating func environment(_ node: SourceNode, _ path: String) -> EnvironmentGrant {
        var grant = EnvironmentGrant()
        guard let section = section(node, path, MandateKeys.environment) else { return grant }
        if let (node, path) = section["pass"] { grant.pass = texts(node, path) }
        if let (node, path) = section["set"] {
            for member in members(node, path) ?? [] {
                let child = MandatePath.child(path, member.key)
                grant.set[member.key] = text(member.value, child, mayBeEmpty: true)
            }
        }
        return grant
    }

    mutating func watch(_ node: SourceNode, _ path: String) -> WatchSettings {
        var settings = WatchSettings()
        guard let section = section(node, path, MandateKeys.watch) else { return settings }
        if let (node, path) = section["denied"],
            let denied = self.section(node, path, MandateKeys.denied)
        {
            if let (node, path) = denied["count"], let count = count(node, path) {
                settings.deniedCount = Int(count)
            }
            if let (node, path) = denied["within"], let span = duration(node, path) {
                settings.deniedWithin = span
            }
        }
        if let (node, path) = section["nearly_spent"], let permille = permille(node, path) {
            settings.nearlySpentPermille = permille
        }
        return settings
    }
}
