package import Agency

/// Values as mandates write them, for the command line.
package enum WrittenValue {
    /// A duration such as `500ms`, `30s`, `2h`; nil for another shape.
    package static func span(_ text: String) -> Instant.Span? {
        UnitText.parse(text, UnitText.time).map { Instant.Span(nanoseconds: $0) }
    }

    /// An amount in the quantity's unit: `1.00` of money, `1MiB`, `30s`, `50`.
    package static func amount(_ text: String, of quantity: Quantity) -> Int64? {
        switch quantity.unit {
        case .money: MoneyText.parse(text)
        case .time: UnitText.parse(text, UnitText.time)
        case .bytes: UnitText.parse(text, UnitText.size)
        case .count: UnitText.parse(text, UnitText.count)
        }
    }
}
