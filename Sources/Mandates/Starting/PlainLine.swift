/// Text that stands in a comment: one line, and nothing that a terminal obeys.
enum PlainLine {
    /// The text with every control character as a space.
    static func of(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                    return isControl || [0x85, 0x2028, 0x2029].contains(scalar.value)
                        ? " " : scalar
                }))
    }
}
