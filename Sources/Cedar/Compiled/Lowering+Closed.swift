extension Lowering {
    /// Whether the value depends on nothing but the expression: no variable, no entity's facts.
    static func isClosed(_ expr: Expr) -> Bool {
        switch expr.kind {
        case .variable, .attribute, .has: false
        case .binary(.isIn, _, _), .binary(.getTag, _, _), .binary(.hasTag, _, _): false
        case .isType(_, _, in: .some): false
        default: expr.kind.children.allSatisfy(isClosed)
        }
    }

    /// The value computed now; what fails, fails only when it is reached.
    mutating func constant(_ expr: Expr) -> Int32 {
        guard let value = Self.value(ofClosed: expr) else { return add(.refer) }
        return add(.constant, number(constant: value))
    }

    static func value(ofClosed expr: Expr) -> Value? {
        guard isClosed(expr) else { return nil }
        if case .literal(let value) = expr.kind { return value }
        // A closed expression never asks who it is about.
        let nobody = EntityUID(type: EntityTypeName(parts: ["Nobody"]), id: "")
        let request = Request(principal: nobody, action: nobody, resource: nobody)
        return try? Evaluator(request: request, entities: Entities()).value(of: expr)
    }

    /// The names from `context` down, empty for `context` itself; nil for anything else.
    static func path(_ expr: Expr) -> [String]? {
        switch expr.kind {
        case .variable(.context): []
        case .attribute(let object, let name): path(object).map { $0 + [name] }
        default: nil
        }
    }

    /// The variable that is an entity, or nil.
    static func entityVariable(_ expr: Expr) -> Int32? {
        guard case .variable(let variable) = expr.kind, variable != .context else { return nil }
        return number(variable)
    }
}
