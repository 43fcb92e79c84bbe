import ArgumentParser
import Glibc

/// How the program ends when a command throws.
enum Ending {
    /// Writes what is to be said and exits with the documented status.
    static func end(with error: any Error) -> Never {
        switch error {
        case let failure as ClientFailure:
            Output.error("tribune: \(failure.description)")
            exit(failure.status)
        case let code as ExitCode:
            exit(code.rawValue)
        default:
            let message = TribuneCommand.fullMessage(for: error)
            switch TribuneCommand.exitCode(for: error) {
            case .success:
                Output.line(message)
                exit(0)
            case .validationFailure:
                Output.error(message)
                exit(ExitStatus.usage)
            default:
                Output.error("tribune: \(error)")
                exit(ExitStatus.refused)
            }
        }
    }
}
