import ArgumentParser
import TransparencyLog

struct MakeProof: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Make a proof file for one entry from a log's folder.")

    @Argument(help: "The log's folder.")
    var folder: String

    @Argument(help: "The entry's index.")
    var index: Int

    @Option(help: "The log's verifier key, or a file that holds it.")
    var key: String

    @Option(help: "A cosigned checkpoint of the same size, instead of the folder's own.")
    var checkpoint: String?

    func run() throws {
        let key = try TextFile.verifierKey(key)
        let reader = FolderReader(folder: folder)
        let own = try checkpoint.map { try TextFile.read($0) } ?? reader.checkpoint()
        guard let own else { throw LogError.missing(file: folder + "/checkpoint") }
        let signed = try SignedCheckpoint(own, key: key)
        let proof = try LogProof(index: index, checkpoint: signed, reader: reader)
        _ = try proof.verify(key: key)
        Output.bytes(proof.bytes)
    }
}
