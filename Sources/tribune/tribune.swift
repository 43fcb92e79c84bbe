import ArgumentParser
import Glibc

/// # tribune: the people's command line
///
/// A client of the people's socket, and nothing more: it decides nothing. `Commands` holds one
/// file a command; `Client` finds or starts the daemon and speaks JSON lines with it; `Terminal`
/// carries a run; `Text` turns values into words and makes agents' text harmless; `System` is the
/// thin layer over system calls. Keys of people live here, never in the daemon.
@main
struct TribuneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tribune",
        abstract: "One word, veto: put AI agents under a mandate, see them, and stop them.",
        discussion: ExitStatus.help,
        version: "tribune 0.1.0",
        subcommands: [
            InitCommand.self, CheckCommand.self, RunCommand.self, ProcessesCommand.self,
            ApprovalsCommand.self, ApproveCommand.self, DenyCommand.self, StopCommand.self,
            FreezeCommand.self, LowerCommand.self, QuarantineCommand.self, RevokeCommand.self,
            ResumeCommand.self, RaiseCommand.self, PinCommand.self, CorrectCommand.self,
            AllowCommand.self, VouchCommand.self, LimitsCommand.self, CharterCommand.self,
            SpawnCommand.self, LogCommand.self, PersonCommand.self, PolicyCommand.self,
            ServeCommand.self, BackupCommand.self,
            RestoreCommand.self, StoreCommand.self, UpgradeCommand.self, ShutdownCommand.self,
        ])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Ending.end(with: error)
        }
    }
}
