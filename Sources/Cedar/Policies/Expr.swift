/// An expression and where it stands in its source text.
public struct Expr: Sendable {
    /// What an expression is made of.
    public indirect enum Kind: Sendable {
        /// A boolean, an integer, a string or an entity uid.
        case literal(Value)
        case variable(Variable)
        case unary(UnaryOperator, Expr)
        case binary(BinaryOperator, Expr, Expr)
        /// `a && b && …`, two operands or more: true if all are, read from the left until one
        /// is false.
        case and([Expr])
        /// `a || b || …`, two operands or more: true if one is, read from the left until one is.
        case or([Expr])
        case ifThenElse(Expr, then: Expr, otherwise: Expr)
        case set([Expr])
        /// Keys are unique; in source order.
        case record([RecordField])
        /// `e.name` and `e["name"]`
        case attribute(Expr, String)
        /// `e has a.b.c`: one name or more.
        case has(Expr, [String])
        case like(Expr, Pattern)
        /// `e is T` and `e is T in entity`
        case isType(Expr, EntityTypeName, in: Expr?)
        /// The arguments in order, the object before the dot first. Their number is checked when
        /// the call is evaluated, as in the SDK.
        case call(ExtensionFunction, [Expr])
    }

    /// A field of a record literal.
    public struct RecordField: Sendable {
        /// The name, compared byte by byte.
        public let name: String
        /// What it holds.
        public let value: Expr

        /// A field of this name and value.
        public init(name: String, value: Expr) {
            self.name = name
            self.value = value
        }
    }

    /// What it is made of.
    public let kind: Kind
    /// Where it stands.
    public let span: SourceSpan
    /// Levels below this one; bounds how deep any walk of the tree goes.
    public var depth: Int { Int(depth32) }

    private let depth32: UInt32

    /// An expression of this kind.
    public init(_ kind: Kind, span: SourceSpan = .none) {
        self.kind = kind
        self.span = span
        let depth = kind.children.reduce(0) { max($0, $1.depth + 1) }
        depth32 = UInt32(clamping: depth)
    }
}

extension Expr.Kind {
    /// The expressions directly below, from left to right.
    public var children: [Expr] {
        switch self {
        case .literal, .variable: []
        case .unary(_, let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .and(let operands), .or(let operands), .set(let operands), .call(_, let operands):
            operands
        case .ifThenElse(let test, let then, let otherwise): [test, then, otherwise]
        case .record(let fields): fields.map(\.value)
        case .attribute(let object, _), .has(let object, _), .like(let object, _): [object]
        case .isType(let object, _, let ancestor): [object] + (ancestor.map { [$0] } ?? [])
        }
    }
}
