/// Makes text that an agent wrote harmless to look at.
///
/// A terminal obeys control characters; a person is fooled by text that runs backwards, hides, or
/// looks like other text. So whatever is not plainly visible is written as `\u{…}`.
enum Escaped {
    /// The text on one line: line ends and tabs are escaped too.
    static func line(_ text: String) -> String { escape(text, keepsLines: false) }

    /// The text with its lines; tabs and line feeds stay.
    static func text(_ text: String) -> String { escape(text, keepsLines: true) }

    private static func escape(_ text: String, keepsLines: Bool) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if keepsLines, scalar == "\n" || scalar == "\t" {
                result.append(scalar)
            } else if scalar == "\\" {
                // Otherwise an agent could write an escape of its own.
                result.append(contentsOf: "\\\\".unicodeScalars)
            } else if isPlain(scalar) {
                result.append(scalar)
            } else {
                result.append(contentsOf: name(of: scalar).unicodeScalars)
            }
        }
        return String(result)
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(scalar.value, radix: 16))}"
        }
    }

    /// Whether a scalar is seen as what it is.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            return false
        case .spaceSeparator:
            return scalar == " "
        default:
            // Variation selectors, Hangul fillers, the Braille blank and the like draw nothing.
            return !properties.isDefaultIgnorableCodePoint && scalar.value != 0x2800
        }
    }
}
