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
}
