import TransparencyLog

/// What the exit code says.
enum ExitStatus: Int32 {
    case verified = 0
    case rejected = 1
    case usage = 2
    case unreadable = 3

    /// The exit code for an error of the library.
    static func of(_ error: LogError) -> ExitStatus {
        switch error {
        case .io, .locked: .unreadable
        default: .rejected
        }
    }
}
