/// What a compiled test says.
enum Truth: Sendable {
    case yes
    case no
    /// It fails, or needs what only the reference evaluator does.
    case unknown

    init(_ holds: Bool) { self = holds ? .yes : .no }

    var negated: Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}
