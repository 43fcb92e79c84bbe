/// Cedar's `duration`: a signed count of milliseconds (RFC 80).
public struct DurationValue: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The length in milliseconds.
    public let milliseconds: Int64

    /// The duration of this many milliseconds.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads `-?(Nd)?(Nh)?(Nm)?(Ns)?(Nms)?` with at least one part; nil where malformed or out
    /// of range.
    public init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        let negative = rest.first == UInt8(ascii: "-")
        if negative { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        var total: Int64 = 0
        var units = Self.units[...]
        while !rest.isEmpty {
            let digits = rest.prefix { ASCII.isDigit($0) }
            rest = rest.dropFirst(digits.count)
            let name = rest.prefix { !ASCII.isDigit($0) }
            rest = rest.dropFirst(name.count)
            // Each unit at most once, from the largest to the smallest.
            guard !digits.isEmpty,
                let index = units.firstIndex(where: { $0.name.utf8.elementsEqual(name) })
            else { return nil }
            guard let count = Int64.folding(digits: digits, negative: negative) else { return nil }
            let (part, tooBig) = count.multipliedReportingOverflow(by: units[index].milliseconds)
            let (sum, overflow) = total.addingReportingOverflow(part)
            guard !tooBig, !overflow else { return nil }
            total = sum
            units = units[(index + 1)...]
        }
        milliseconds = total
    }

    private static let units: [(name: String, milliseconds: Int64)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
    ]

    /// By value; text by bytes.
    public static func < (left: DurationValue, right: DurationValue) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// In words for people, or as Cedar source where that exists.
    public var description: String { "\(milliseconds)ms" }
}
