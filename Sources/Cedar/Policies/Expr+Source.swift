extension Expr: CustomStringConvertible {
    /// The expression as Cedar source that parses back to it. Parentheses stand around every
    /// operand that is more than one word or literal.
    public var description: String {
        switch kind {
        case .literal(let value): value.description
        case .variable(let variable): variable.rawValue
        case .unary(.isEmpty, let operand): "\(operand.operandSource).isEmpty()"
        case .unary(let operation, let operand):
            operation.rawValue + operand.signedSource
        case .binary(let operation, let left, let right): Self.source(operation, left, right)
        case .and(let operands): operands.map(\.operandSource).joined(separator: " && ")
        case .or(let operands): operands.map(\.operandSource).joined(separator: " || ")
        case .ifThenElse(let test, let then, let otherwise):
            "if \(test) then \(then) else \(otherwise)"
        case .set(let elements): "[" + Self.list(elements) + "]"
        case .record(let fields):
            "{"
                + fields.map { "\($0.name.asCedarLiteral): \($0.value)" }
                .joined(separator: ", ") + "}"
        case .attribute(let object, let name):
            object.operandSource
                + (Self.isPlain(name) ? ".\(name)" : "[\(name.asCedarLiteral)]")
        case .has(let object, let path): Self.source(object, has: path)
        case .like(let object, let pattern): "\(object.operandSource) like \(pattern)"
        case .isType(let object, let type, in: nil): "\(object.operandSource) is \(type)"
        case .isType(let object, let type, in: let ancestor?):
            "\(object.operandSource) is \(type) in \(ancestor.operandSource)"
        case .call(let function, let arguments): Self.source(function, arguments)
        }
    }

    /// The source of an operand, in parentheses where it is more than one word or literal.
    private var operandSource: String {
        switch kind {
        case .literal(.long(let value)) where value < 0: "(\(value))"
        case .literal, .variable, .set, .record, .attribute, .call, .unary(.isEmpty, _):
            description
        case .binary(let operation, _, _) where operation.isMethod: description
        default: "(\(self))"
        }
    }

    /// The source of what stands after a sign: a number would take the sign for its own.
    private var signedSource: String {
        if case .literal(.long) = kind { "(\(self))" } else { operandSource }
    }

    private static func source(
        _ operation: BinaryOperator, _ left: Expr, _ right: Expr
    ) -> String {
        operation.isMethod
            ? "\(left.operandSource).\(operation.rawValue)(\(right))"
            : "\(left.operandSource) \(operation.rawValue) \(right.operandSource)"
    }

    private static func source(_ object: Expr, has path: [String]) -> String {
        if path.count > 1, path.allSatisfy(isPlain) {
            return "\(object.operandSource) has \(path.joined(separator: "."))"
        }
        // Only names without quotes can be joined by dots; the long form means the same.
        var reached = object.operandSource
        var tests: [String] = []
        for name in path {
            tests.append("\(reached) has \(name.asCedarLiteral)")
            reached += "[\(name.asCedarLiteral)]"
        }
        return tests.joined(separator: " && ")
    }

    private static func source(_ function: ExtensionFunction, _ arguments: [Expr]) -> String {
        guard !function.isConstructor, let object = arguments.first else {
            return "\(function.rawValue)(\(list(arguments)))"
        }
        let others = Array(arguments.dropFirst())
        return "\(object.operandSource).\(function.rawValue)(\(list(others)))"
    }

    private static func list(_ exprs: [Expr]) -> String {
        exprs.map(\.description).joined(separator: ", ")
    }

    private static func isPlain(_ name: String) -> Bool {
        ASCII.isIdentifier(name) && !ReservedWord.contains(name)
    }
}
