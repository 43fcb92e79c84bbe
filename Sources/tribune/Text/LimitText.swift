import Agency
import HumanDesk

/// Limits with their holders.
enum LimitText {
    /// Nothing for a life, else over what is counted.
    static func period(_ period: Limit.Period) -> String {
        switch period {
        case .life: ""
        case .action: " an action"
        case .window(let span): " in \(Amount.span(span.nanoseconds))"
        case .fixed(let span): " each \(Amount.span(span.nanoseconds))"
        }
    }

    /// The head of the table.
    static let head = ["HOLDER", "QUANTITY", "USED", "HELD", "LEFT", "OF"]

    /// A row for every limit of a holder.
    static func rows(_ purse: PurseView) -> [[String]] {
        purse.limits.map { view in
            let quantity = view.limit.quantity
            let used = view.spent.addingReportingOverflow(view.reserved)
            let left = used.overflow ? 0 : max(0, view.limit.max - used.partialValue)
            return [
                Escaped.line(purse.holder), Amount.name(quantity) + period(view.limit.period),
                Amount.text(view.spent, of: quantity), Amount.text(view.reserved, of: quantity),
                Amount.text(left, of: quantity), Amount.text(view.limit.max, of: quantity),
            ]
        }
    }
}
