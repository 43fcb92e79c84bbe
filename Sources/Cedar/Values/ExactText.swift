/// Text compared byte by byte.
///
/// Swift's `String ==` holds for canonically equivalent spellings ("é" as one or two scalars).
/// Cedar compares UTF-8 bytes, so every identity, key and value comparison goes through here.
struct ExactText: Sendable, Hashable, Comparable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: ExactText, right: ExactText) -> Bool {
        left.text.isExactly(right.text)
    }

    static func < (left: ExactText, right: ExactText) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Equal bytes have equal normal forms, so the standard hash is sound here.
    func hash(into hasher: inout Hasher) {
        hasher.combine(text)
    }
}

extension String {
    /// Whether both texts have the same UTF-8 bytes.
    func isExactly(_ other: String) -> Bool {
        guard utf8.count == other.utf8.count, self == other else { return false }
        // Another spelling of ASCII text is longer, and `==` alone is fast.
        let left = utf8Span
        if left.isKnownASCII { return true }
        let (bytes, others) = (left.span, other.utf8Span.span)
        for index in bytes.indices where bytes[index] != others[index] { return false }
        return true
    }

    /// The text as a Cedar string literal: quoted, with escapes that the lexer reads back.
    var asCedarLiteral: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\0": result += "\\0"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7f {
                    result += "\\u{" + String(scalar.value, radix: 16) + "}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
