import ArgumentParser
import TransparencyLog

struct VerifyProof: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof",
        abstract: "Verify a proof file (C2SP tlog-proof) and print the entry it proves.")

    @Argument(help: "The proof.")
    var file: String

    @Option(help: "The log's verifier key, or a file that holds it.")
    var key: String

    @Option(help: "The entry, when the proof does not carry it.")
    var entry: String?

    @Option(help: "A witness's key that must have cosigned the checkpoint. May repeat.")
    var witness: [String] = []

    func run() throws {
        let proof = try LogProof(TextFile.read(file))
        let given = try entry.map { try TextFile.read($0) }
        let verified = try proof.verify(entry: given, key: try TextFile.verifierKey(key))
        for text in witness {
            let witness = try TextFile.verifierKey(text)
            _ = try verified.checkpoint.cosigners(among: [witness])
        }
        Output.bytes(verified.entry)
        let head = verified.checkpoint.checkpoint
        Output.line("\nverified entry \(proof.index) of \(head.size) in \(head.origin)")
    }
}
