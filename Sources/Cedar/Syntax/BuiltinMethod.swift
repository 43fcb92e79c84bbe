/// The methods that are part of the language itself: of sets and of tags.
enum BuiltinMethod {
    case binary(BinaryOperator)
    case unary(UnaryOperator)

    init?(_ name: String) {
        switch name {
        case "contains": self = .binary(.contains)
        case "containsAll": self = .binary(.containsAll)
        case "containsAny": self = .binary(.containsAny)
        case "getTag": self = .binary(.getTag)
        case "hasTag": self = .binary(.hasTag)
        case "isEmpty": self = .unary(.isEmpty)
        default: return nil
        }
    }

    /// How many arguments stand in the parentheses.
    var argumentCount: Int {
        switch self {
        case .binary: 1
        case .unary: 0
        }
    }

    /// The call; `arguments` has `argumentCount` elements.
    func kind(_ object: Expr, _ arguments: [Expr]) -> Expr.Kind {
        switch self {
        case .binary(let operation): .binary(operation, object, arguments[0])
        case .unary(let operation): .unary(operation, object)
        }
    }
}
