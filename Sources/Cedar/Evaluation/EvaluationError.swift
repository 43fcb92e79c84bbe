/// Why an expression has no value, and where.
///
/// The kinds are those of the SDK; the messages are our own.
public struct EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    public enum Kind: Sendable, Hashable {
        /// An attribute or tag was read from an entity that is not in the store.
        case entityMissing(EntityUID)
        /// An entity (or, with nil, a record) has no such attribute.
        case attributeMissing(String, of: EntityUID?)
        /// An entity has no such tag.
        case tagMissing(String, of: EntityUID)
        /// An operator met a value of a type it does not take.
        case type(expected: [String], found: String)
        /// An extension function got the wrong number of arguments.
        case argumentCount(ExtensionFunction, expected: Int, found: Int)
        /// Integer arithmetic left the 64-bit range.
        case overflow(String)
        /// An extension function refused its arguments.
        case function(ExtensionFunction, String)
        /// The expression is nested deeper than the evaluator goes.
        case tooDeep
        /// A template was evaluated without a link.
        case openSlot(Slot)
    }

    /// What went wrong.
    public let kind: Kind
    /// The expression that has no value.
    public let span: SourceSpan

    init(_ kind: Kind, at span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    /// In words for people, or as Cedar source where that exists.
    public var description: String { "\(span.start): \(message)" }

    /// What went wrong, in one sentence without a full stop.
    public var message: String {
        switch kind {
        case .entityMissing(let uid): "entity `\(uid)` does not exist"
        case .attributeMissing(let name, nil): "record has no attribute `\(name)`"
        case .attributeMissing(let name, let uid?): "`\(uid)` has no attribute `\(name)`"
        case .tagMissing(let name, let uid): "`\(uid)` has no tag `\(name)`"
        case .type(let expected, let found):
            "expected \(expected.joined(separator: " or ")), found \(found)"
        case .argumentCount(let function, let expected, let found):
            "`\(function.rawValue)` takes \(expected) arguments, not \(found)"
        case .overflow(let operation): "integer overflow in `\(operation)`"
        case .function(let function, let reason): "`\(function.rawValue)`: \(reason)"
        case .tooDeep: "the expression is nested too deep"
        case .openSlot(let slot): "the slot `\(slot)` is not linked"
        }
    }
}
