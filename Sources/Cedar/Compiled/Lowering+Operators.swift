extension Lowering {
    static func operation(_ unary: UnaryOperator) -> Instruction.Operation {
        switch unary {
        case .not: .not
        case .negate: .negate
        case .isEmpty: .isEmpty
        }
    }

    mutating func binary(_ operation: BinaryOperator, _ left: Expr, _ right: Expr) -> Int32 {
        switch operation {
        case .equal: return equal(left, right)
        case .notEqual: return add(.not, equal(left, right))
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard let comparison = Comparison(operation) else { return add(.refer) }
            return compare(comparison, left, right)
        case .isIn: return isIn(left, right)
        case .add: return add(.add, lower(left), lower(right))
        case .subtract: return add(.subtract, lower(left), lower(right))
        case .multiply: return add(.multiply, lower(left), lower(right))
        case .contains: return add(.contains, lower(left), lower(right))
        case .containsAll: return add(.containsAll, lower(left), lower(right))
        case .containsAny: return add(.containsAny, lower(left), lower(right))
        case .getTag: return add(.getTag, lower(left), lower(right))
        case .hasTag: return add(.hasTag, lower(left), lower(right))
        }
    }

    private mutating func equal(_ left: Expr, _ right: Expr) -> Int32 {
        for (asked, known) in [(left, right), (right, left)] {
            guard let value = Self.value(ofClosed: known) else { continue }
            if let path = Self.path(asked), !path.isEmpty {
                guard case .string(let text) = value else {
                    return add(.pathEquals, number(path), number(constant: value))
                }
                return add(.pathEqualsText, number(path), textNumbers.add(text))
            }
            if let variable = Self.entityVariable(asked), case .entity(let uid) = value {
                return add(.variableEquals, variable, names.add(uid))
            }
        }
        return add(.equals, lower(left), lower(right))
    }

    private mutating func compare(
        _ comparison: Comparison, _ left: Expr, _ right: Expr
    ) -> Int32 {
        for (asked, known, order) in [
            (left, right, comparison), (right, left, comparison.exchanged),
        ] {
            guard let path = Self.path(asked), !path.isEmpty,
                case .long(let value)? = Self.value(ofClosed: known)
            else { continue }
            return add(.pathCompares, number(path), number(long: value), order.rawValue)
        }
        return add(.compares, lower(left), lower(right), comparison.rawValue)
    }

    private mutating func isIn(_ left: Expr, _ right: Expr) -> Int32 {
        guard let variable = Self.entityVariable(left), let value = Self.value(ofClosed: right),
            let wanted = Self.entities(value)
        else { return add(.isIn, lower(left), lower(right)) }
        let (start, end) = range(wanted.map { names.add($0) })
        return add(.variableIn, variable, start, end)
    }

    /// The entities that a value is; nil where it is or holds anything else.
    private static func entities(_ value: Value) -> [EntityUID]? {
        switch value {
        case .entity(let uid): return [uid]
        case .set(let elements):
            let uids = elements.compactMap { element -> EntityUID? in
                if case .entity(let uid) = element { uid } else { nil }
            }
            return uids.count == elements.count ? uids : nil
        default: return nil
        }
    }

    mutating func isType(_ object: Expr, _ type: EntityTypeName, _ ancestor: Expr?) -> Int32 {
        guard let ancestor else {
            guard let variable = Self.entityVariable(object) else {
                return add(.isType, lower(object), number(type: type), -1)
            }
            return add(.variableIs, variable, names.add(type: type))
        }
        return add(.isType, lower(object), number(type: type), lower(ancestor))
    }

    mutating func like(_ object: Expr, _ pattern: Pattern) -> Int32 {
        if let path = Self.path(object), !path.isEmpty {
            return add(.pathLike, number(path), number(pattern: pattern))
        }
        return add(.like, lower(object), number(pattern: pattern))
    }

    mutating func has(_ object: Expr, _ path: [String]) -> Int32 {
        guard let start = Self.path(object) else {
            let object = lower(object)
            let (first, end) = range(path.map { number(text: $0) })
            return add(.has, object, first, end)
        }
        let paths = path.indices.reversed().map { number(start + path[...$0]) }
        let (first, end) = range(paths)
        return add(.pathExists, first, end)
    }

    mutating func list(_ operation: Instruction.Operation, _ parts: [Expr]) -> Int32 {
        let (start, end) = range(parts.map { lower($0) })
        return add(operation, start, end)
    }

    mutating func record(_ fields: [Expr.RecordField]) -> Int32 {
        let values = fields.map { lower($0.value) }
        let first = Int32(texts.count)
        for field in fields { _ = number(text: field.name) }
        let (start, end) = range(values)
        return add(.record, start, end, first)
    }

    mutating func call(_ function: ExtensionFunction, _ arguments: [Expr]) -> Int32 {
        let (start, end) = range(arguments.map { lower($0) })
        return add(.call, number(function: function), start, end)
    }
}
