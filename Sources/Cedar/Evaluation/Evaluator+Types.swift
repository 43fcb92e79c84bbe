extension Evaluator {
    func typeError(
        _ expected: [String], _ found: Value, at span: SourceSpan
    ) -> EvaluationError {
        EvaluationError(.type(expected: expected, found: found.typeName), at: span)
    }

    func bool(_ expr: Expr) throws(EvaluationError) -> Bool {
        let value = try evaluate(expr)
        guard case .bool(let result) = value else {
            throw typeError(["bool"], value, at: expr.span)
        }
        return result
    }

    func long(_ value: Value, at span: SourceSpan) throws(EvaluationError) -> Int64 {
        guard case .long(let result) = value else { throw typeError(["long"], value, at: span) }
        return result
    }

    func string(_ value: Value, at span: SourceSpan) throws(EvaluationError) -> String {
        guard case .string(let result) = value else {
            throw typeError(["string"], value, at: span)
        }
        return result
    }

    func entity(_ value: Value, at span: SourceSpan) throws(EvaluationError) -> EntityUID {
        guard case .entity(let result) = value else {
            throw typeError(["entity"], value, at: span)
        }
        return result
    }

    func set(_ value: Value, at span: SourceSpan) throws(EvaluationError) -> Set<Value> {
        guard case .set(let result) = value else { throw typeError(["set"], value, at: span) }
        return result
    }
}
