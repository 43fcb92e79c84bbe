/// Text as YAML writes it: plain where every reader agrees, else in double quotes.
enum YAMLScalar {
    /// The text as an element of `[…]` or `{…}`, or as a key.
    static func write(_ text: String) -> String {
        isPlain(text, marks: "_./-:+@%=() ") ? text : quoted(text)
    }

    /// The text as the value of a key on a line of its own, where commas and quotes mean nothing.
    static func writeValue(_ text: String) -> String {
        isPlain(text, marks: "_./-:+@%=() ,;'\"!?&*[]{}") ? text : quoted(text)
    }

    /// Double quotes, with the escapes that JSON and YAML share.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default: result += escaped(scalar)
            }
        }
        return result + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        guard !isSafe(scalar) else { return String(Character(scalar)) }
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let (mark, width) = scalar.value <= 0xFFFF ? ("\\u", 4) : ("\\U", 8)
        return mark + String(repeating: "0", count: max(0, width - hex.count)) + hex
    }

    /// Letters, digits and usual marks; all else is escaped, so no reader can differ.
    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
        return scalar.properties.isAlphabetic && scalar.value <= 0xFFFF
    }

    /// Letters, digits and `marks`, beginning with a letter, a digit or `/`, and not a word that
    /// some reader takes for a number or a Boolean.
    private static func isPlain(_ text: String, marks: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, !PlainText.isAmbiguous(text),
            isWord(first) || first == UInt8(ascii: "/"), last != UInt8(ascii: ":"), last != 0x20
        else { return false }
        let marks = Array(marks.utf8)
        for (index, byte) in bytes.enumerated() {
            guard isWord(byte) || marks.contains(byte) else { return false }
            if byte == UInt8(ascii: ":"), bytes[index + 1] == 0x20 { return false }
        }
        return true
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
}
