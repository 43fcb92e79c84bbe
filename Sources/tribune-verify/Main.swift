import ArgumentParser
import Glibc
import TransparencyLog

/// Runs the command and turns its end into an exit code.
@main
enum Main {
    static func main() {
        do {
            var command = try TribuneVerify.parseAsRoot()
            try command.run()
        } catch let error as LogError {
            Output.error(error.description)
            Glibc.exit(ExitStatus.of(error).rawValue)
        } catch {
            let isHelp = TribuneVerify.exitCode(for: error) == .success
            let text = TribuneVerify.fullMessage(for: error)
            isHelp ? Output.line(text) : Output.error(text)
            Glibc.exit(isHelp ? 0 : ExitStatus.usage.rawValue)
        }
    }
}
