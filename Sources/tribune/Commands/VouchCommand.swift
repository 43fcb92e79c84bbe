import Agency
import ArgumentParser
import HumanDesk

/// A person vouches that a gate was shown to be met.
struct VouchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vouch",
        abstract: "Vouch that a gate is met for an agent, or not (signed).")

    @Argument(help: "The agent's name in mandates.", transform: Wanted.agent)
    var agent: AgentName

    @Argument(help: "The gate, as mandates and the charter name it.", transform: Wanted.gate)
    var gate: GateName

    @Option(help: "The report that shows it; the log keeps its digest.")
    var report: String

    @Option(
        name: .customLong("for"), help: "How long it counts, such as 30d.", transform: Wanted.span)
    var span: Instant.Span

    @Flag(help: "The gate is not met: what counted before counts no more.")
    var notMet = false

    @Option(name: .customLong("as"), help: "The person who signs.", transform: Wanted.person)
    var person: PersonName?

    func run() throws {
        let digest = try Hashed.bytes(try Files.read(Files.absolute(report)))
        let (places, client) = (try Places(), try Daemon.connect())
        guard case .log(let log) = try client.ask(.log) else { throw PeopleClient.unexpected }
        let key = try Signer.key(as: person, among: nil, in: places)
        let until = Instant(nanoseconds: Clock.nanoseconds).advanced(by: span)
        var evidence = EvidenceRecord(
            agent: agent, gate: gate, isMet: !notMet, expires: until, report: digest,
            person: key.person, signature: "")
        let signed = SignedEvidence(origin: log.origin, evidence: evidence)
        evidence.signature = try key.sign(try signed.message)
        guard case .done = try client.ask(.vouch(evidence)) else { throw PeopleClient.unexpected }
        Output.line(
            "\(gate) is \(notMet ? "NOT met" : "met") for \(agent) until \(Amount.moment(until)), "
                + "vouched for by \(key.person); report \(digest)")
    }
}
