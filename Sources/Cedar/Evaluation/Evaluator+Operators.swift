extension Evaluator {
    func unary(
        _ operation: UnaryOperator, _ operand: Expr, at span: SourceSpan
    ) throws(EvaluationError) -> Value {
        switch operation {
        case .not: return .bool(!(try bool(operand)))
        case .isEmpty: return .bool(try set(try evaluate(operand), at: operand.span).isEmpty)
        case .negate:
            let value = try long(try evaluate(operand), at: operand.span)
            return .long(try checked(Int64.zero.subtractingReportingOverflow(value), "-", span))
        }
    }

    func binary(
        _ operation: BinaryOperator, _ leftExpr: Expr, _ rightExpr: Expr, at span: SourceSpan
    ) throws(EvaluationError) -> Value {
        let left = try evaluate(leftExpr)
        let right = try evaluate(rightExpr)
        switch operation {
        case .equal: return .bool(left == right)
        case .notEqual: return .bool(left != right)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            return .bool(try compare(operation, left, right, at: span))
        case .isIn:
            return .bool(
                try isIn(try entity(left, at: leftExpr.span), right, at: rightExpr.span))
        case .add, .subtract, .multiply:
            let a = try long(left, at: leftExpr.span)
            let b = try long(right, at: rightExpr.span)
            return .long(try arithmetic(operation, a, b, at: span))
        case .contains:
            return .bool(try set(left, at: leftExpr.span).contains(right))
        case .containsAll:
            let container = try set(left, at: leftExpr.span)
            return .bool(try set(right, at: rightExpr.span).isSubset(of: container))
        case .containsAny:
            let container = try set(left, at: leftExpr.span)
            return .bool(!(try set(right, at: rightExpr.span).isDisjoint(with: container)))
        case .getTag:
            let uid = try entity(left, at: leftExpr.span)
            return try tag(try string(right, at: rightExpr.span), of: uid, at: span)
        case .hasTag:
            let uid = try entity(left, at: leftExpr.span)
            let name = try string(right, at: rightExpr.span)
            return .bool(entities[uid]?.tags[name] != nil)
        }
    }

    private func compare(
        _ operation: BinaryOperator, _ left: Value, _ right: Value, at span: SourceSpan
    ) throws(EvaluationError) -> Bool {
        switch (left, right) {
        case (.long(let a), .long(let b)): return compare(operation, a, b)
        case (.datetime(let a), .datetime(let b)): return compare(operation, a, b)
        case (.duration(let a), .duration(let b)): return compare(operation, a, b)
        case (.long, _): throw typeError(["long"], right, at: span)
        case (.datetime, _): throw typeError(["datetime"], right, at: span)
        case (.duration, _): throw typeError(["duration"], right, at: span)
        default: throw typeError(["long", "datetime", "duration"], left, at: span)
        }
    }

    private func compare<Operand: Comparable>(
        _ operation: BinaryOperator, _ left: Operand, _ right: Operand
    ) -> Bool {
        switch operation {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        default: left >= right
        }
    }

    private func arithmetic(
        _ operation: BinaryOperator, _ left: Int64, _ right: Int64, at span: SourceSpan
    ) throws(EvaluationError) -> Int64 {
        let result =
            switch operation {
            case .add: left.addingReportingOverflow(right)
            case .subtract: left.subtractingReportingOverflow(right)
            default: left.multipliedReportingOverflow(by: right)
            }
        return try checked(result, operation.rawValue, span)
    }

    private func checked(
        _ result: (partialValue: Int64, overflow: Bool), _ operation: String, _ span: SourceSpan
    ) throws(EvaluationError) -> Int64 {
        guard !result.overflow else { throw EvaluationError(.overflow(operation), at: span) }
        return result.partialValue
    }

    private func tag(
        _ name: String, of uid: EntityUID, at span: SourceSpan
    ) throws(EvaluationError) -> Value {
        guard let entity = entities[uid] else {
            throw EvaluationError(.entityMissing(uid), at: span)
        }
        guard let value = entity.tags[name] else {
            throw EvaluationError(.tagMissing(name, of: uid), at: span)
        }
        return value
    }
}
