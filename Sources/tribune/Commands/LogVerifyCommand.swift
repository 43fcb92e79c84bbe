import Agency
import ArgumentParser
import HumanDesk
import StrictJSON
import TransparencyLog

/// Verifies the log on this machine, trusting nothing that the daemon says about it.
struct LogVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute the log, and check people's signatures and the checkpoint seen last.")

    @Option(help: "The log's folder (default: the daemon's).")
    var folder: String?

    @Option(help: "The verifier key (default: log.pub beside the daemon's log).")
    var key: String?

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let places = try Places()
        if folder == nil, let client = try Daemon().connectIfRunning() {
            // Publishes the newest entries; nothing else of the answer is used.
            guard case .log = try client.ask(.log) else { throw PeopleClient.unexpected }
        }
        let text = try key ?? String(decoding: Files.read(places.logKey), as: UTF8.self)
        try Files.makeFolder(places.checkpoints, mode: 0o700)
        do {
            try Files.locked(places.checkpoints + "/lock") {
                try verify(folder.map(Files.absolute) ?? places.log, VerifierKey(text), places)
            }
        } catch let error as LogError {
            throw ClientFailure(
                ExitStatus.refused, Escaped.line("the log does not verify: \(error)"))
        }
    }

    private func verify(_ folder: String, _ key: VerifierKey, _ places: Places) throws {
        let memory = CheckpointMemory(file: places.checkpoints + "/seen")
        let earlier = try memory.last(key)
        let signed = try LogVerifier(key: key).verify(folder: folder, earlier: earlier)
        let reader = FolderReader(folder: folder)
        var signatures = SignatureCheck(
            origin: signed.checkpoint.origin,
            earlier: try RestoredOrigins.list(reader, size: signed.checkpoint.size))
        var index = 0
        for path in TilePath.covering(size: signed.checkpoint.size) where path.kind == .entries {
            let batch = try reader.entries(path)
            for position in 0..<batch.count {
                signatures.take(batch[position], at: index)
                index += 1
            }
        }
        signatures.compare(try localKeys(places))
        try report(signed.checkpoint, earlier?.checkpoint.size, signatures)
        // Only what holds in every respect becomes the measure of what comes.
        try memory.remember(signed, key: key)
    }

    private func localKeys(_ places: Places) throws -> [String: String] {
        var keys: [String: String] = [:]
        for person in PersonKey.people(in: places) {
            keys[person.text] = try PersonKey(of: person, in: places).publicKey
        }
        return keys
    }

    private func report(
        _ checkpoint: Checkpoint, _ seen: Int?, _ signatures: SignatureCheck
    ) throws {
        if reading.json {
            let value: JSONValue = [
                "origin": .string(checkpoint.origin), "size": number(checkpoint.size),
                "root": .string("\(checkpoint.root)"),
                "continues": seen.map(number) ?? .null,
                "answers": number(signatures.answers), "orders": number(signatures.orders),
                "problems": .array(signatures.problems.map { .string($0) }),
            ]
            Output.raw(value.serialized() + [0x0A])
        } else {
            let since =
                seen.map { ", continues the \($0) entries seen before" } ?? ", first seen now"
            let head = "\(Escaped.line(checkpoint.origin)): \(checkpoint.size) entries verify"
            Output.line("\(head)\(since); root \(checkpoint.root)")
            Output.line(
                "\(signatures.answers) answers and \(signatures.orders) loosening orders of people"
                    + ", \(signatures.problems.isEmpty ? "each" : "not each") signed by a person"
                    + " who may")
            for problem in signatures.problems { Output.error("tribune: \(problem)") }
        }
        if !signatures.problems.isEmpty { throw ExitCode(ExitStatus.refused) }
    }

    private func number(_ value: Int) -> JSONValue { .number(JSONNumber(Int64(value))) }
}
