import Agency
import HumanDesk

/// A run's status in one line.
enum StatusText {
    /// Agent, level, calls, limits used, pending approvals.
    static func line(_ view: LineageView) -> String {
        var parts = ["\(view.agent) \(view.level.name)"]
        if view.standing != .active { parts.append(view.standing.rawValue) }
        if view.observing { parts.append("observing") }
        let refused = view.observing ? "would be refused" : "refused"
        parts.append("\(view.permitted) done, \(view.refused) \(refused)")
        parts += view.limits.compactMap(used)
        if view.findings > 0 { parts.append("\(view.findings) findings") }
        if view.pending > 0 { parts.append("\(view.pending) wait for you: tribune approvals") }
        return parts.joined(separator: " · ")
    }

    /// A limit of which something is used, in hundredths.
    private static func used(_ view: LimitView) -> String? {
        guard case .life = view.limit.period, view.limit.max > 0 else { return nil }
        let taken = view.spent.addingReportingOverflow(view.reserved)
        guard !taken.overflow, taken.partialValue > 0 else { return nil }
        let percent = taken.partialValue.multipliedFullWidth(by: 100)
        let hundredths = view.limit.max.dividingFullWidth(percent).quotient
        return "\(Amount.name(view.limit.quantity)) \(hundredths) %"
    }

    /// A limit with what of it is used: `calls 4 of 200`.
    static func limit(_ view: LimitView) -> String {
        let quantity = view.limit.quantity
        let period = LimitText.period(view.limit.period)
        let held =
            view.reserved > 0 ? " (+\(Amount.text(view.reserved, of: quantity)) held)" : ""
        return "\(Amount.name(quantity)) \(Amount.text(view.spent, of: quantity))\(held) of "
            + "\(Amount.text(view.limit.max, of: quantity))\(period)"
    }
}
