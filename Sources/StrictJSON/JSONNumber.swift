/// A number as it was written. Equal only when the lexemes are equal.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
    /// The text of the number, as RFC 8259 section 6 allows it.
    public let lexeme: String

    /// The shortest lexeme of an integer.
    public init(_ value: Int64) { lexeme = String(value) }

    /// A lexeme that follows RFC 8259 section 6, else nil.
    public init?(lexeme: String) {
        let bytes = Array(lexeme.utf8)
        guard NumberGrammar.end(in: bytes, from: 0) == bytes.count else { return nil }
        self.lexeme = lexeme
    }

    /// For the parser, which has checked the grammar.
    init(checked lexeme: String) { self.lexeme = lexeme }

    /// The value when the lexeme is a plain integer (no fraction, no exponent) in 64 bits.
    /// `-0` is not one: its sign would be lost.
    public var int64: Int64? { lexeme == "-0" ? nil : Int64(lexeme) }

    /// The nearest IEEE 754 double, nil when it overflows.
    public var double: Double? {
        guard let value = Double(lexeme), value.isFinite else { return nil }
        return value
    }

    /// The lexeme.
    public var description: String { lexeme }
}
