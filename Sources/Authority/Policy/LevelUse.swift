import Cedar

/// Law 11: lowering a level never widens what is allowed. So a policy may use the level only as a
/// whole conjunct of a `when`: `context.tribune.level >= n` in a permit, `<= n` in a forbid; and it
/// may not look at `context` or `context.tribune` as a whole, where the level would be hidden.
enum LevelUse {
    /// What is wrong with a policy's use of the level, or nil.
    static func fault(in policy: Policy) -> String? {
        for condition in policy.conditions {
            for conjunct in conjuncts(of: condition.body) {
                if condition.kind == .when, isAllowed(conjunct, policy.effect) { continue }
                if hides(conjunct) { return sentence(policy.effect) }
            }
        }
        return nil
    }

    private static func sentence(_ effect: Effect) -> String {
        let sign = effect == .permit ? ">=" : "<="
        return """
            a \(effect == .permit ? "permit" : "forbid") may use the level only as \
            `when { context.tribune.level \(sign) n }`, and context only by its attributes
            """
    }

    private static func conjuncts(of expr: Expr) -> [Expr] {
        if case .and(let operands) = expr.kind { return operands.flatMap(conjuncts) }
        return [expr]
    }

    private static func isAllowed(_ expr: Expr, _ effect: Effect) -> Bool {
        guard case .binary(let sign, let left, let right) = expr.kind, isLevel(left),
            case .literal(.long) = right.kind
        else { return false }
        return sign == (effect == .permit ? .greaterOrEqual : .lessOrEqual)
    }

    private static func isLevel(_ expr: Expr) -> Bool {
        guard case .attribute(let object, "level") = expr.kind else { return false }
        return isTribune(object)
    }

    private static func isTribune(_ expr: Expr) -> Bool {
        guard case .attribute(let object, "tribune") = expr.kind else { return false }
        return isContext(object)
    }

    private static func isContext(_ expr: Expr) -> Bool {
        if case .variable(.context) = expr.kind { return true }
        return false
    }

    /// True when the expression looks at the level, or at a record that holds it.
    private static func hides(_ expr: Expr) -> Bool {
        switch expr.kind {
        case .attribute(let object, let name):
            if isTribune(object) { return name == "level" }
            if isContext(object) { return name == "tribune" }
            return hides(object)
        case .has(let object, let path):
            if isContext(object) { return path.starts(with: ["tribune", "level"]) }
            if isTribune(object) { return path.first == "level" }
            return hides(object)
        case .variable(.context): return true
        default: return expr.kind.children.contains(where: hides)
        }
    }
}
