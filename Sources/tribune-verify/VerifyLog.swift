import ArgumentParser
import TransparencyLog

struct VerifyLog: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Recompute a whole log from its entries and compare it with what was signed.")

    @Argument(help: "The log's folder: it holds `checkpoint` and `tile`.")
    var folder: String

    @Option(help: "The log's verifier key, or a file that holds it.")
    var key: String

    @Option(help: "A signed checkpoint from earlier that the log must continue.")
    var checkpoint: String?

    @Option(help: "A file that remembers the newest checkpoint seen; made when absent.")
    var memory: String?

    @Option(help: "A witness's key: `--checkpoint` must carry its cosignature. May repeat.")
    var witness: [String] = []

    @Flag(help: "Check the write-ahead log too. The log must not be in use.")
    var full = false

    func validate() throws {
        if !witness.isEmpty && checkpoint == nil {
            throw ValidationError("--witness needs --checkpoint FILE, the cosigned checkpoint")
        }
    }

    func run() throws {
        let key = try TextFile.verifierKey(key)
        let verifier = LogVerifier(key: key)
        let earlier = try checkpoint.map { try SignedCheckpoint(TextFile.read($0), key: key) }
        for text in witness {
            let witness = try TextFile.verifierKey(text)
            _ = try earlier?.cosigners(among: [witness])
        }
        var signed = try verifier.verify(folder: folder, earlier: earlier)
        if let memory {
            let store = CheckpointMemory(file: memory)
            if let last = try store.last(key) {
                signed = try verifier.verify(FolderReader(folder: folder), earlier: last)
            }
            try store.remember(signed, key: key)
        }
        if full { _ = try LogCheck(key: key).run(folder: folder) }
        let head = signed.checkpoint
        Output.line("verified \(head.origin): \(head.size) entries, root \(head.root)")
    }
}
