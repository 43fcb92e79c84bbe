import Agency

/// What a person allows beforehand, in words.
enum AllowanceText {
    /// What it covers.
    static func scope(_ scope: AllowanceRecord.Scope) -> String {
        switch scope {
        case .act(let digest): "the act \(digest)"
        case .target(let verb, let server, let target):
            "\(verb.rawValue) \(server)/\(Escaped.line(target))"
        case .effect(let effect, let server): "\(effect.rawValue) on \(server)"
        }
    }
}
