/// A lexical unit and where it lies.
struct Token {
    enum Kind: Equatable {
        /// A word, reserved or not.
        case identifier(String)
        /// Digits.
        case number(String)
        /// The characters between the quotes, escapes not yet read.
        case string(String)
        /// `?` and a word; the word.
        case slot(String)
        /// An operator or a bracket.
        case symbol(String)
        case end
    }

    let kind: Kind
    let span: SourceSpan

    /// The token as a reader would name it.
    var name: String {
        switch kind {
        case .identifier(let text), .number(let text), .symbol(let text): "`\(text)`"
        case .string(let text): "`\"\(text)\"`"
        case .slot(let text): "`?\(text)`"
        case .end: "the end of the text"
        }
    }
}
