/// Eight bytes of a string looked at in one step.
enum ASCIIWord {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// True when one of eight bytes is a quote, a backslash, a control character or not ASCII.
    static func hasSpecial(_ word: UInt64) -> Bool {
        // Among ASCII bytes, only one that is smaller than what is taken away from it gets its top
        // bit set, or one above such a byte, to which it borrows.
        let control = word &- ones &* 0x20
        let quote = (word ^ ones &* UInt64(UInt8(ascii: "\""))) &- ones
        let backslash = (word ^ ones &* UInt64(UInt8(ascii: "\\"))) &- ones
        return (control | quote | backslash | word) & tops != 0
    }

    /// The same for one byte.
    static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80
    }

    /// True when one of eight bytes has to be escaped in a string, and sometimes when one of them
    /// is not ASCII.
    static func hasEscape(_ word: UInt64) -> Bool {
        let ascii = word & ~tops
        let control = ascii &- ones &* 0x20
        let quote = (ascii ^ ones &* UInt64(UInt8(ascii: "\""))) &- ones
        let backslash = (ascii ^ ones &* UInt64(UInt8(ascii: "\\"))) &- ones
        return (control | quote | backslash) & tops & ~word != 0
    }

    /// The same for one byte.
    static func isEscape(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
    }
}
