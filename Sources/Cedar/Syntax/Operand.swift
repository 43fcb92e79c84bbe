/// What a primary expression may turn out to be before its surroundings are read.
enum Operand {
    case expr(Expr)
    /// `principal`, `action`, `resource`, `context`
    case variable(Variable, SourceSpan)
    /// Identifiers joined by `::`, not a variable.
    case name([String], SourceSpan)

    var span: SourceSpan {
        switch self {
        case .expr(let expr): expr.span
        case .variable(_, let span), .name(_, let span): span
        }
    }

    /// The operand as an expression; a bare name is none.
    func expr() throws(ParseError) -> Expr {
        switch self {
        case .expr(let expr): return expr
        case .variable(let variable, let span): return Expr(.variable(variable), span: span)
        case .name(let parts, let span):
            let name = parts.joined(separator: "::")
            let help =
                parts.count == 1 && ExtensionFunction(rawValue: name) == nil
                ? "the variables are principal, action, resource and context; "
                    + "write text as \"\(name)\", an attribute as `context.\(name)`"
                : "an entity is written `Type::\"id\"`, a call `ip(\"10.0.0.1\")`"
            throw ParseError("`\(name)` is no variable", help: help, at: span)
        }
    }
}
