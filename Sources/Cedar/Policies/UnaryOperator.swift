/// The operators and methods with one operand whose meaning is built into the language.
public enum UnaryOperator: String, Sendable, Hashable, CaseIterable {
    case not = "!"
    case negate = "-"
    case isEmpty
}
