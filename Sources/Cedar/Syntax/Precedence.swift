/// How tightly an infix operator binds; a later case binds tighter.
enum Precedence: Int, Comparable {
    case or
    case and
    case relation
    case sum
    case product

    /// The operator that the token is; nil where it is none.
    init?(_ token: Token.Kind) {
        switch token {
        case .symbol("||"): self = .or
        case .symbol("&&"): self = .and
        case .symbol("=="), .symbol("!="), .symbol("<"), .symbol("<="), .symbol(">"),
            .symbol(">="), .symbol("="), .identifier("in"), .identifier("has"),
            .identifier("like"), .identifier("is"):
            self = .relation
        case .symbol("+"), .symbol("-"): self = .sum
        case .symbol("*"), .symbol("/"), .symbol("%"): self = .product
        default: return nil
        }
    }

    static func < (left: Precedence, right: Precedence) -> Bool {
        left.rawValue < right.rawValue
    }
}
