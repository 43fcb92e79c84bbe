import ArgumentParser
import Glibc
import TransparencyLog

struct WitnessLog: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Cosign a log's newest checkpoint if it continues the last one cosigned.",
        discussion: "Run it under another user than the log, with a state file of its own.")

    @Option(help: "A file with the witness's secret key (see `keygen --witness`).")
    var key: String

    @Option(help: "The log's verifier key, or a file that holds it.")
    var logKey: String

    @Option(help: "The file in which the witness remembers what it has cosigned.")
    var state: String

    @Option(help: "Write the cosigned checkpoint here instead of printing it.")
    var out: String?

    @Argument(help: "The log's folder.")
    var folder: String

    func run() throws {
        let secret = try SignerKey(String(decoding: TextFile.read(key), as: UTF8.self))
        let witness = try Witness(
            key: secret, logKey: TextFile.verifierKey(logKey), memory: CheckpointMemory(file: state)
        )
        let now = UInt64(time(nil))
        let signed = try witness.cosign(FolderReader(folder: folder), time: now)
        if let out {
            try TextFile.write(out, signed.note.bytes, isSecret: false)
        } else {
            Output.bytes(signed.note.bytes)
        }
    }
}
