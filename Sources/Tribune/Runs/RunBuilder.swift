import Agency
import Confinement
import HumanDesk
import Mandates
import StrictJSON

/// A mandate and a person's request, as cells. What is not listed does not exist inside.
struct RunBuilder {
    /// The agent's one door inside its cell.
    static let port: UInt16 = 7300
    /// The home inside; empty and gone with the cell.
    static let home = "/home/agent"

    let request: RunRequest
    let lease: LeaseID
    /// The Unix user who asks for the run.
    let startedBy: UInt32
    /// Folders of oversight, of which no grant may show anything.
    let oversight: [String]
    /// The host's user that cells run as; nil is the daemon's own.
    let user: CellUser?

    var mandate: Mandate { request.mandate }

    /// The agent's cell.
    func agent() throws -> CellSpec {
        var spec = CellSpec(arguments: command, root: CellMount.system())
        spec.root += try mounts(mandate.files)
        spec.root += [.tmpfs(inside: Self.home, bytes: 256 << 20), configuration]
        spec.root += AgentFiles(builder: self).mounts
        spec.environment = environment
        spec.directory = directory
        spec.protected = try protected(mandate.files)
        try letExecute(mandate.files, in: &spec)
        spec.listen = Self.ports(mandate.network)
        spec.doors = [Self.port]
        spec.stdio = request.terminal.map { .pty(rows: $0.rows, columns: $0.columns) } ?? .pipes
        spec.limits = limits
        spec.hostname = "agent"
        finish(&spec)
        return spec
    }

    /// The cell of a server that is started here; nil for one that is reached by URL.
    func server(_ grant: ServerGrant) throws -> CellSpec? {
        guard case .command(let command) = grant.transport else { return nil }
        var spec = CellSpec(arguments: command, root: CellMount.system())
        spec.root += try mounts(grant.files)
        spec.root.append(.tmpfs(inside: Self.home, bytes: 64 << 20))
        spec.environment = variables(grant.environment)
        spec.directory = grant.files.write.first ?? grant.files.read.first ?? "/"
        spec.protected = try protected(grant.files, but: grant)
        try letExecute(grant.files, in: &spec)
        spec.listen = Self.ports(grant.network)
        spec.limits.memoryBytes = UInt64(clamping: grant.memoryBytes)
        spec.limits.processes = UInt64(clamping: grant.processes)
        spec.hostname = "server"
        finish(&spec)
        return spec
    }

    private static func ports(_ network: NetworkGrant?) -> [UInt16] {
        (network?.listen ?? []).map { UInt16(clamping: $0) }
    }

    private func finish(_ spec: inout CellSpec) {
        spec.leaseMilliseconds = UInt64(
            clamping: mandate.leasePeriod.nanoseconds / 1_000_000)
        spec.user = user
        spec.acceptedWeaknesses = Set(
            mandate.acceptedWeaknesses.compactMap(Weakness.init(rawValue:)))
    }

    /// The command with the person's relative program path made absolute: inside, the working
    /// directory may be another one.
    private var command: [String] {
        guard let program = request.command.first, program.contains("/"),
            !program.hasPrefix("/")
        else { return request.command }
        let plain = program.hasPrefix("./") ? String(program.dropFirst(2)) : program
        return [request.directory + "/" + plain] + request.command.dropFirst()
    }

    /// True when the path is one of the folders or lies below one.
    static func lies(_ path: String, in folders: [String]) -> Bool {
        folders.contains { PathText.lies(path, in: $0) }
    }

    private var directory: String {
        Self.lies(request.directory, in: mandate.files.read + mandate.files.write)
            ? request.directory : Self.home
    }

    private var base: [String: String] {
        [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": Self.home, "LANG": "C.UTF-8",
            "TMPDIR": "/tmp",
        ]
    }

    /// What a cell has by itself, what is passed from the person by name, and what is set.
    private func variables(_ grant: EnvironmentGrant) -> [String: String] {
        let passed = request.environment.filter { grant.pass.contains($0.key) }
        return base.merging(passed) { _, new in new }.merging(grant.set) { _, new in new }
    }

    private var environment: [String: String] {
        var result = variables(mandate.environment)
        result["TRIBUNE_LEASE"] = lease.text
        result["TRIBUNE_MCP_URL"] = "http://127.0.0.1:\(Self.port)/mcp"
        result["TRIBUNE_MCP_CONFIG"] = "/.tribune/mcp.json"
        return result
    }

    /// The servers in the form that agents know, each behind the door.
    private var configuration: CellMount {
        let servers = mandate.servers.keys.sorted().map { name -> (String, JSONValue) in
            let url = "http://127.0.0.1:\(Self.port)/mcp/\(name)"
            return (name.text, ["type": "http", "url": .string(url)])
        }
        let value: JSONValue = ["mcpServers": .object(JSONObject(servers))]
        return .file(inside: "/.tribune/mcp.json", bytes: value.serialized())
    }

    private var limits: CellLimits {
        var limits = CellLimits()
        for limit in mandate.limits where limit.period == .life {
            switch limit.quantity {
            case .memory: limits.memoryBytes = UInt64(clamping: limit.max)
            case .processes: limits.processes = UInt64(clamping: limit.max)
            case .cpuTime:
                let seconds = UInt64(clamping: limit.max / 1_000_000_000)
                limits.cpuSecondsPerProcess = max(1, seconds)
            default: continue
            }
        }
        return limits
    }
}
