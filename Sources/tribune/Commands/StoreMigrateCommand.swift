import ArgumentParser

/// Moves the house to another store. The daemon's program does it: it knows the stores.
struct StoreMigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Move log, payloads and snapshots to another store, byte for byte.",
        discussion: """
            The daemon must not run (tribune shutdown). What arrives is read back and must give \
            the signed root; then the old store is marked as moved and is not opened again.
            """)

    @Option(help: "Where to: files, or a URI that begins with postgres://.")
    var to: String

    @Option(help: "The log's name in the database.")
    var shard = "house"

    func run() throws {
        let daemon = try Daemon()
        if try daemon.connectIfRunning() != nil {
            throw ClientFailure(
                ExitStatus.refused, "the daemon runs; end it with: tribune shutdown")
        }
        try Files.makeFolder(daemon.places.home, mode: 0o700)
        let program = try Daemon.program()
        let why = ChildProcess.become(
            [program] + daemon.arguments + ["--move-to", to, "--shard", shard])
        throw ClientFailure(ExitStatus.unreachable, "\(program) cannot be run: \(why)")
    }
}
