import Agency
import ArgumentParser

/// Starts a child from inside an agent's cell.
struct SpawnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spawn",
        abstract: "Inside an agent's cell: start another agent under a part of its lease.",
        usage: "tribune spawn --agent NAME [--limit QUANTITY=AMOUNT…] [--wait] -- COMMAND…")

    @Option(help: "The child's name, as the mandate's spawn allows it.", transform: Wanted.agent)
    var agent: AgentName

    @Option(help: "What it gets of what is left here, such as money=1.00 (repeat for more).")
    var limit: [String] = []

    @Option(help: "The only tools it may use, SERVER/TOOL (repeat for more; default: all).")
    var tool: [String] = []

    @Option(help: "Its highest level, L0 to L4.", transform: Wanted.level)
    var level: AutonomyLevel?

    @Option(help: "How long its lease lives at most, such as 10m.", transform: Wanted.span)
    var expires: Instant.Span?

    @Flag(help: "Wait until it ends, and end with its status.")
    var wait = false

    @Argument(parsing: .postTerminator, help: "The child's program and its arguments.")
    var command: [String] = []

    func validate() throws {
        guard !command.isEmpty else {
            throw ValidationError("Name the child's command after --, as in: -- ./worker")
        }
        for text in limit { _ = try Wanted.amount(text) }
        for text in tool { _ = try Wanted.target(text) }
    }

    func run() throws {
        let door = try CellDoor()
        let lease = try door.start(try request(at: Instant(nanoseconds: Clock.nanoseconds)))
        Output.line(lease.text)
        guard wait else { return }
        while true {
            let status = try door.status(of: lease)
            guard status.isLive else {
                throw ExitCode(Int32(clamping: status.exitStatus ?? Int(ExitStatus.stopped)))
            }
            Clock.pause(milliseconds: 200)
        }
    }

    /// The wish that the options say.
    func request(at now: Instant) throws -> SpawnRequest {
        var limits: [Quantity: Int64] = [:]
        for text in limit {
            let (quantity, amount) = try Wanted.amount(text)
            limits[quantity] = amount
        }
        let scope = LeaseScope(
            level: level, servers: try servers(), expires: expires.map { now.advanced(by: $0) })
        return SpawnRequest(agent: agent, command: command, scope: scope, limits: limits)
    }

    /// The servers of the named tools, without their resources and prompts; nil for all.
    private func servers() throws -> [ServerName: LeaseScope.Part]? {
        guard !tool.isEmpty else { return nil }
        var servers: [ServerName: LeaseScope.Part] = [:]
        for text in tool {
            let (server, name) = try Wanted.target(text)
            let tools = (servers[server]?.tools ?? []) + [name]
            servers[server] = LeaseScope.Part(tools: tools, resources: [], prompts: [])
        }
        return servers
    }
}
