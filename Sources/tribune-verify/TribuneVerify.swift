// tribune-verify: what an auditor builds. It links the log library and nothing else of Tribune.
//
// Exit codes: 0 verified, 1 rejected, 2 wrong usage, 3 a file cannot be read.

import ArgumentParser
import Glibc
import TransparencyLog

struct TribuneVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tribune-verify",
        abstract: "Check a Tribune log with nothing but a key and an earlier checkpoint.",
        discussion: "Exit codes: 0 verified, 1 rejected, 2 wrong usage, 3 a file cannot be read.",
        subcommands: [
            VerifyLog.self, VerifyProof.self, MakeProof.self, WitnessLog.self, KeyGen.self,
        ])
}

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
