/// Cedar's `decimal`: a number with at most four fractional digits, held as value × 10⁴.
///
/// Range −922337203685477.5808 to 922337203685477.5807 (Cedar docs, `datatype-decimal`).
public struct DecimalValue: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The value × 10 000.
    public let tenThousandths: Int64

    /// The decimal whose value × 10 000 is given.
    public init(tenThousandths: Int64) {
        self.tenThousandths = tenThousandths
    }

    /// Reads `-?[0-9]+.[0-9]{1,4}`; nil where malformed or out of range.
    public init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        let negative = rest.first == UInt8(ascii: "-")
        if negative { rest = rest.dropFirst() }
        let whole = rest.prefix { ASCII.isDigit($0) }
        rest = rest.dropFirst(whole.count)
        guard !whole.isEmpty, rest.first == UInt8(ascii: ".") else { return nil }
        let fraction = rest.dropFirst()
        guard (1...4).contains(fraction.count), fraction.allSatisfy(ASCII.isDigit) else {
            return nil
        }
        let padding = Array(repeating: UInt8(ascii: "0"), count: 4 - fraction.count)
        // Folding towards the sign reaches the most negative value, which has no positive twin.
        guard
            let value = Int64.folding(
                digits: Array(whole) + Array(fraction) + padding, negative: negative)
        else { return nil }
        tenThousandths = value
    }

    /// By value; text by bytes.
    public static func < (left: DecimalValue, right: DecimalValue) -> Bool {
        left.tenThousandths < right.tenThousandths
    }

    /// The shortest text with at least one fractional digit.
    public var description: String {
        let magnitude = tenThousandths.magnitude
        var fraction = String(magnitude % 10_000)
        fraction = String(repeating: "0", count: 4 - fraction.count) + fraction
        while fraction.count > 1, fraction.hasSuffix("0") { fraction.removeLast() }
        return (tenThousandths < 0 ? "-" : "") + "\(magnitude / 10_000).\(fraction)"
    }
}
