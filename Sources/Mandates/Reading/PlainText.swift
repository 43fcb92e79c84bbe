/// Plain words that some YAML reader takes for something else than text (YAML 1.1 types, which
/// most tools still use). Where a mandate wants text they must stand in quotes.
enum PlainText {
    private static let words: Set<String> = [
        "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", "+.inf",
        "-.inf", ".nan", "=", "<<",
    ]

    /// True for `no`, `12`, `1:30`, `2026-01-01` and their like.
    static func isAmbiguous(_ text: String) -> Bool {
        words.contains(text.lowercased()) || isNumber(text)
    }

    /// Integers in any base, floats, sexagesimals and dates: a sign, a digit or a point with a
    /// digit, and then nothing but what numbers and dates are made of.
    private static func isNumber(_ text: String) -> Bool {
        var rest = Substring(text)
        if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
        let hasDigit = rest.first?.isWholeNumber ?? false
        let isFraction = rest.first == "." && (rest.dropFirst().first?.isWholeNumber ?? false)
        guard hasDigit || isFraction else { return false }
        if rest.hasPrefix("0x") || rest.hasPrefix("0o") || rest.hasPrefix("0b") {
            return rest.dropFirst(2).allSatisfy { $0.isHexDigit || $0 == "_" }
        }
        return rest.allSatisfy { $0.isWholeNumber || "._:+-eETtZz ".contains($0) }
    }
}
