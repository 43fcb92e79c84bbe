/// Tribune's own facts, under `context.tribune`. Each is computed when a policy reads it.
enum OwnFact: String, CaseIterable {
    case level
    case server
    case verb
    case effect
    case bytesOut = "bytes_out"
    case lineage
    case usage
    case tool
    case uri
    case name
    case model
    case standing
    case generation
    case team
    case findings
    case allowances
    case taint
    case remaining
    case power
    case excess

    /// True for what is a record of amounts.
    var isRecord: Bool {
        switch self {
        case .usage, .remaining, .power, .excess: true
        default: false
        }
    }
}
