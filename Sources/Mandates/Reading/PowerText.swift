import Agency

/// Amounts of power as a mandate writes them.
enum PowerText {
    /// Nanoseconds in one: compute is counted in milliseconds of a core.
    static let millisecond: Int64 = 1_000_000

    /// The amount in the unit of its kind, with a minus where it is given back.
    static func write(_ amount: Int64, _ dimension: PowerDimension) -> String {
        let sign = amount < 0 ? "-" : ""
        let size = Int64(clamping: amount.magnitude)
        switch dimension {
        case .money: return "\"\(sign)\(MoneyText.write(size))\""
        case .information: return sign + UnitText.write(size, UnitText.size)
        case .compute: return sign + compute(size)
        case .access, .persistence, .replication, .reach, .influence, .oversight:
            return "\(amount)"
        }
    }

    /// A duration whose unit is at least a millisecond.
    private static func compute(_ amount: Int64) -> String {
        let (span, overflow) = amount.multipliedReportingOverflow(by: millisecond)
        return overflow ? "\(amount)ms" : UnitText.write(span, UnitText.time)
    }

    /// The rule as the file has it.
    static func write(_ rule: PowerAmount, _ dimension: PowerDimension) -> String {
        switch rule {
        case .fixed(let amount): write(amount, dimension)
        case .argument(let pointer): "{argument: \(YAMLScalar.write(pointer))}"
        case .count(let pointer): "{count: \(YAMLScalar.write(pointer))}"
        case .bytes(let pointer): "{bytes: \(YAMLScalar.write(pointer))}"
        }
    }

    /// True for a JSON Pointer (RFC 6901, section 3) to something inside the arguments.
    static func isPointer(_ text: String) -> Bool {
        guard text.first == "/" else { return false }
        var isEscape = false
        for byte in text.utf8 {
            if isEscape, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return false }
            isEscape = byte == UInt8(ascii: "~")
        }
        return !isEscape
    }
}
