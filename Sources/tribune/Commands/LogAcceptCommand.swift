import ArgumentParser
import HumanDesk
import TransparencyLog

/// Takes a restored log for the house's log from now on.
struct LogAcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Accept that the log was restored from a backup and has another origin.")

    @Option(help: "For scripts: the origin that you accept, in place of the question.")
    var yesOrigin: String?

    func run() throws {
        let places = try Places()
        let client = try Daemon.connect()
        try Files.makeFolder(places.checkpoints, mode: 0o700)
        guard case .log(let log) = try client.ask(.log) else { throw PeopleClient.unexpected }
        let key = try VerifierKey(log.verifierKey)
        let house = HouseOrigin(log.folder, places)
        guard let last = house.last, last != key.name else {
            return Output.line("nothing to accept: the log is \(Escaped.line(key.name))")
        }
        let signed = try LogVerifier(key: key).verify(folder: log.folder, earlier: nil)
        let from = try RestoredOrigins.list(
            FolderReader(folder: log.folder), size: signed.checkpoint.size)
        Output.error(Escaped.line("seen before: \(last)"))
        Output.error(Escaped.line("now: \(key.name), \(signed.checkpoint.size) entries"))
        for part in from {
            Output.error(Escaped.line("its first \(part.size) entries are from \(part.origin)"))
        }
        if !from.contains(where: { $0.origin == last }) {
            Output.error("NOT from the log seen before: it may be another house altogether")
        }
        try confirm(key.name)
        try CheckpointMemory(file: places.checkpoints + "/seen").remember(signed, key: key)
        try house.remember(key.name)
        Output.line("accepted \(Escaped.line(key.name))")
    }

    private func confirm(_ origin: String) throws {
        if let yesOrigin {
            guard yesOrigin == origin else {
                throw ClientFailure(ExitStatus.refused, "--yes-origin is not \(origin)")
            }
            return
        }
        guard PersonTerminal.isTerminal(0) else {
            throw ClientFailure(
                ExitStatus.usage, "no terminal to ask on; look, then use --yes-origin \(origin)")
        }
        try Question.ask("accept \(Escaped.line(origin))?")
    }
}
