import Agency
import ArgumentParser
import Mandates

/// Corrects a running agent: its next act is judged under another mandate.
struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Put another mandate in force for a running agent.")

    @Argument(help: "The lineage, as tribune ps shows it.", transform: Wanted.lineage)
    var lineage: LineageID

    @Option(help: "The mandate's file.")
    var mandate: String

    @Flag(help: "It may allow more than the one in force (signed).")
    var widen = false

    @Option(name: .customLong("as"), help: "The person who signs.", transform: Wanted.person)
    var person: PersonName?

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        guard widen || person == nil else {
            throw ValidationError("Only --widen is signed; leave out --as")
        }
        guard !widen || !reading.json else {
            throw ValidationError("--json is not for --widen")
        }
    }

    func run() throws {
        let source = try MandateSource(mandate)
        for warning in source.file.warnings {
            Output.error("tribune: warning: " + MandateSource.sentence(warning, in: mandate))
        }
        let (new, client) = (source.file.mandate, try Daemon.connect())
        let digest = try Hashed.canonical(new)
        guard widen else {
            return try Tightening.order(
                .narrow(to: digest), on: lineage, with: new, over: client, json: reading.json)
        }
        try Loosening(lineage: lineage, person: person).order(
            .widen(to: digest), with: new, over: client, Places())
    }
}
