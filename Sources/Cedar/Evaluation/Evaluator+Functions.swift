extension Evaluator {
    func call(
        _ function: ExtensionFunction, _ arguments: [Expr], at span: SourceSpan
    ) throws(EvaluationError) -> Value {
        var values: [Value] = []
        for argument in arguments { values.append(try evaluate(argument)) }
        return try ExtensionCall(function: function, arguments: values, span: span).value()
    }
}
