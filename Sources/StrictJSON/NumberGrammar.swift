/// RFC 8259 section 6: `[-] int [frac] [exp]`.
enum NumberGrammar {
    /// Offset after the number that starts at `start`, or nil when none does.
    static func end(in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        if peek(bytes, index) == UInt8(ascii: "-") { index += 1 }
        if peek(bytes, index) == UInt8(ascii: "0") {
            index += 1
        } else {
            guard let after = digits(bytes, index) else { return nil }
            index = after
        }
        if peek(bytes, index) == UInt8(ascii: ".") {
            guard let after = digits(bytes, index + 1) else { return nil }
            index = after
        }
        guard peek(bytes, index).map({ $0 | 0x20 }) == UInt8(ascii: "e") else { return index }
        index += 1
        if let sign = peek(bytes, index), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            index += 1
        }
        return digits(bytes, index)
    }

    private static func peek(_ bytes: [UInt8], _ index: Int) -> UInt8? {
        index < bytes.count ? bytes[index] : nil
    }

    /// Offset after one or more digits, or nil when there is none.
    private static func digits(_ bytes: [UInt8], _ start: Int) -> Int? {
        var index = start
        while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
        return index > start ? index : nil
    }
}
