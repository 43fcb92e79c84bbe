/// What an agent is for, what it may do, how much of everything it may use, and until when.
/// `Mandates` makes one from a YAML file; the log carries its canonical JSON.
public struct Mandate: Sendable, Hashable, Codable {
    /// The format version of the file, 1.
    public var version: Int
    /// The agent.
    public var agent: AgentName
    /// Why it runs, in the words of the people it serves.
    public var purpose: String
    /// What was approved to run; digests and names as facts for policy and record.
    public var release: Release
    /// The autonomy level at start.
    public var level: AutonomyLevel
    /// Who may answer and loosen. Empty: nobody may, every ask is denied at its timeout.
    public var approvers: [PersonName]
    /// How long an ask waits before it is denied.
    public var askTimeout: Instant.Span
    /// The dead man's lease: no renewal for so long ends the cell.
    public var leasePeriod: Instant.Span
    /// The ISO 4217 code of what `money` counts; nil when no money is limited.
    public var currency: String?
    /// Hard caps.
    public var limits: [Limit]
    /// The MCP servers and what of them may be used.
    public var servers: [ServerName: ServerGrant]
    /// Cedar policies beside those that the grants stand for. Text, already read from any files.
    public var policies: String
    /// The files that the agent's cell shows.
    public var files: FileGrant
    /// Where the agent's cell may listen; nil, also in the record: nowhere.
    public var network: NetworkGrant?
    /// The cell's environment.
    public var environment: EnvironmentGrant
    /// How watchers behave.
    public var watch: WatchSettings
    /// Names of weaknesses of the host that were accepted, as `check --host` prints them.
    public var acceptedWeaknesses: [String]
    /// Which agents it may start; nil: none.
    public var spawn: SpawnGrant?
    /// What autonomy asks for; nil: nothing beyond the level.
    public var autonomy: AutonomyTerms?
    /// The power that the purpose needs at most; nil: nobody said.
    public var needs: [PowerDimension: Int64]?

    /// What was approved to run.
    public struct Release: Sendable, Hashable, Codable {
        /// The model, as its provider names it.
        public var model: String?
        /// SHA-256 of the system prompt.
        public var systemPrompt: Digest?

        /// The release with these parts.
        public init(model: String? = nil, systemPrompt: Digest? = nil) {
            self.model = model
            self.systemPrompt = systemPrompt
        }
    }

    /// What an act does to the world, as the mandate says. Unknown tools count as the worst.
    public func effect(of verb: Verb, _ server: ServerName, _ target: String) -> EffectClass {
        switch verb {
        case .callTool: servers[server]?.tools[target]?.effect ?? .irreversible
        case .spawn: .spawn
        case .readResource, .getPrompt, .complete, .subscribe: .read
        }
    }

    /// The smallest mandate: nothing may be done.
    public init(agent: AgentName, purpose: String, level: AutonomyLevel) {
        version = 1
        self.agent = agent
        self.purpose = purpose
        self.level = level
        release = Release()
        approvers = []
        askTimeout = .seconds(600)
        leasePeriod = .seconds(10)
        currency = nil
        limits = []
        servers = [:]
        policies = ""
        files = FileGrant()
        environment = EnvironmentGrant()
        watch = WatchSettings()
        acceptedWeaknesses = []
    }
}
