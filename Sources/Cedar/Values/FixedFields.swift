/// Reads fields of fixed width from the front of a text.
struct FixedFields {
    private var rest: ArraySlice<UInt8>

    init(_ text: String) {
        rest = Array(text.utf8)[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The number written by exactly `width` digits, nil (and nothing read) where there are none.
    mutating func number(_ width: Int) -> Int64? {
        let digits = rest.prefix(width)
        guard digits.count == width, digits.allSatisfy(ASCII.isDigit) else { return nil }
        rest = rest.dropFirst(width)
        return Int64.folding(digits: digits, negative: false)
    }

    /// Skips this character if it comes next.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, Unicode.Scalar(byte) == character else { return false }
        rest = rest.dropFirst()
        return true
    }
}
