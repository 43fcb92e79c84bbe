import Agency

/// Orders in words.
enum OrderText {
    /// What is changed.
    static func change(_ change: Order.Change) -> String {
        switch change {
        case .lower(let level): "lower to \(level.name)"
        case .freeze: "freeze"
        case .stop: "stop"
        case .quarantine(let server, let tool): "quarantine \(server)/\(Escaped.line(tool))"
        case .resume: "resume"
        case .raise(let level): "raise to \(level.name)"
        case .pin(let server, let tool, let definition):
            "pin \(server)/\(Escaped.line(tool)) to \(definition)"
        case .hold: "hold"
        case .revoke(let lease): "revoke \(lease)"
        case .narrow(let digest): "narrow to mandate \(digest)"
        case .widen(let digest): "widen to mandate \(digest)"
        case .release: "release"
        }
    }

    /// Who gave it.
    static func source(_ source: Order.Source) -> String {
        switch source {
        case .finding(let index): "by finding \(index)"
        case .person(let uid, let name): "by \(name?.text ?? "user \(uid)")"
        case .hall(let words): "by the hall: \(Escaped.line(words))"
        }
    }
}
