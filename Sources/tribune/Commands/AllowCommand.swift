import Agency
import ArgumentParser
import HumanDesk

/// A person answers asks of a lineage beforehand: for one act, one tool or a bounded class.
struct AllowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allow",
        abstract: "Answer an agent's further asks beforehand, within bounds (signed).")

    @Argument(help: "The lineage, as tribune ps shows it.", transform: Wanted.lineage)
    var lineage: LineageID

    @Option(help: "The very act with this digest, as approvals shows it.", transform: Wanted.digest)
    var act: Digest?

    @Option(help: "Any arguments for one tool, SERVER/TOOL.")
    var target: String?

    @Option(help: "Any granted act of this class, with --server.", transform: Wanted.effect)
    var effect: EffectClass?

    @Option(help: "The server for --effect.", transform: Wanted.server)
    var server: ServerName?

    @Option(help: "How many acts, at most 1000.")
    var count: Int64

    @Option(
        name: .customLong("for"), help: "How long, such as 2h; at most 7d.", transform: Wanted.span)
    var span: Instant.Span

    @Option(name: .customLong("as"), help: "The person who signs.", transform: Wanted.person)
    var person: PersonName?

    func validate() throws {
        let said = [act != nil, target != nil, effect != nil].count { $0 }
        guard said == 1 else {
            throw ValidationError("Name one of --act, --target and --effect")
        }
        guard (effect != nil) == (server != nil) else {
            throw ValidationError("--effect and --server go together")
        }
        if let target { _ = try Wanted.target(target) }
        guard (1...1000).contains(count) else { throw ValidationError("--count is 1 to 1000") }
    }

    func run() throws {
        let (places, client) = (try Places(), try Daemon.connect())
        guard case .log(let log) = try client.ask(.log) else { throw PeopleClient.unexpected }
        let key = try Signer.key(as: person, among: nil, in: places)
        let until = Instant(nanoseconds: Clock.nanoseconds).advanced(by: span)
        var allowance = AllowanceRecord(
            lineage: lineage, scope: try scope(), count: count, expires: until,
            person: key.person, seen: log.size, signature: "")
        let signed = SignedAllowance(origin: log.origin, allowance: allowance)
        allowance.signature = try key.sign(try signed.message)
        guard case .done = try client.ask(.allow(allowance)) else { throw PeopleClient.unexpected }
        Output.line(
            "\(lineage): \(count) of \(AllowanceText.scope(allowance.scope)) until "
                + "\(Amount.moment(until)), signed by \(key.person)")
    }

    private func scope() throws -> AllowanceRecord.Scope {
        if let act { return .act(act) }
        if let effect, let server { return .effect(effect, server: server) }
        let named = try Wanted.target(target ?? "")
        return .target(verb: .callTool, server: named.server, target: named.tool)
    }
}
