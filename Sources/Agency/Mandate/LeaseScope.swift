/// What a lease may use of its parent's. Nil parts are as the parent's; nothing can be added: an
/// act must lie in the scope of the lease and of every ancestor.
public struct LeaseScope: Sendable, Hashable, Codable {
    /// The highest level.
    public var level: AutonomyLevel?
    /// The servers, and what of each.
    public var servers: [ServerName: Part]?
    /// When the lease ends at the latest.
    public var expires: Instant?

    /// What of one server may be used; nil parts are as the parent's.
    public struct Part: Sendable, Hashable, Codable {
        /// Tools by name.
        public var tools: [String]?
        /// URIs; `*` stands for any run of characters.
        public var resources: [String]?
        /// Prompts; `*` as above.
        public var prompts: [String]?

        /// The part with these names.
        public init(
            tools: [String]? = nil, resources: [String]? = nil, prompts: [String]? = nil
        ) {
            self.tools = tools
            self.resources = resources
            self.prompts = prompts
        }
    }

    /// A scope with these parts.
    public init(
        level: AutonomyLevel? = nil, servers: [ServerName: Part]? = nil, expires: Instant? = nil
    ) {
        self.level = level
        self.servers = servers
        self.expires = expires
    }
}
