import ArgumentParser
import HumanDesk
import TransparencyLog

/// Writes a proof that an entry is in the log.
struct LogProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Write a proof that an entry is in the log (C2SP tlog-proof).")

    @Argument(help: "The entry's index.")
    var index: Int

    @Option(name: [.customShort("o"), .long], help: "A new file for it (default: print it).")
    var output: String?

    func run() throws {
        let log = try SeenLog(Places()).check(Daemon.connect())
        let proof: LogProof
        do {
            let key = try VerifierKey(log.verifierKey)
            let signed = try SignedCheckpoint(Array(log.checkpoint.utf8), key: key)
            proof = try LogProof(
                index: index, checkpoint: signed, reader: FolderReader(folder: log.folder))
            // What is handed out was checked as its reader will check it.
            _ = try proof.verify(key: key)
        } catch let error as LogError {
            throw ClientFailure(ExitStatus.refused, Escaped.line("\(error)"))
        }
        guard let output else { return Output.raw(proof.bytes) }
        try Files.create(Files.absolute(output), proof.bytes, mode: 0o644)
        Output.line("proof of entry \(index) in \(output); tribune-verify checks it")
    }
}
