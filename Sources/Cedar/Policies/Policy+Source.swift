extension Policy: CustomStringConvertible {
    /// The policy as Cedar source that parses back to it; the id and a link's origin are not
    /// part of it.
    public var description: String {
        let notes = annotations.map {
            $0.value.isEmpty ? "@\($0.key)\n" : "@\($0.key)(\($0.value.asCedarLiteral))\n"
        }
        let scope = [
            Self.source("principal", principal), Self.source(action),
            Self.source("resource", resource),
        ]
        let clauses = conditions.map { " \($0.kind.rawValue) { \($0.body) }" }
        return notes.joined() + "\(effect.rawValue) (\(scope.joined(separator: ", ")))"
            + clauses.joined() + ";"
    }

    private static func source(_ variable: String, _ constraint: ScopeConstraint) -> String {
        switch constraint {
        case .any: variable
        case .equal(let reference): "\(variable) == \(reference)"
        case .isIn(let reference): "\(variable) in \(reference)"
        case .isType(let type): "\(variable) is \(type)"
        case .isTypeIn(let type, let reference): "\(variable) is \(type) in \(reference)"
        }
    }

    private static func source(_ constraint: ActionConstraint) -> String {
        switch constraint {
        case .any: "action"
        case .equal(let uid): "action == \(uid)"
        case .isIn(let uid): "action in \(uid)"
        case .isInAny(let uids):
            "action in [" + uids.map(\.description).joined(separator: ", ") + "]"
        }
    }
}
