/// The words that are no identifier in Cedar (docs `syntax-grammar`).
///
/// They are refused as names of types, attributes and record keys written without quotes.
enum ReservedWord {
    private static let words: Set<String> = [
        "true", "false", "if", "then", "else", "in", "like", "has", "is", "__cedar",
    ]

    static func contains(_ word: String) -> Bool {
        words.contains(word)
    }
}
