public import Agency

/// The tool definitions that count for one agent, across its runs.
public struct AgentPins: Sendable, Hashable, Codable {
    /// One tool's pin.
    public struct Pin: Sendable, Hashable, Codable {
        /// The definition that counts.
        public var definition: Digest
        /// True when another definition was seen: the tool may not be used.
        public var quarantined: Bool
        /// The definition seen last when it differs.
        public var seen: Digest?

        /// A pin of `definition`.
        init(_ definition: Digest) {
            self.definition = definition
            quarantined = false
            seen = nil
        }
    }

    /// Pins by server and tool.
    public internal(set) var servers: [ServerName: [String: Pin]] = [:]

    init() {}

    /// The pin of a tool.
    public subscript(server: ServerName, tool: String) -> Pin? {
        get { servers[server]?[tool] }
        set { servers[server, default: [:]][tool] = newValue }
    }
}
