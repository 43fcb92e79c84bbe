public import Agency

/// Who shares a ledger above the lineage.
public enum Account: Sendable, Hashable {
    /// All agents.
    case organisation
    /// The agents of a team.
    case team(TeamName)
    /// All lineages of an agent.
    case agent(AgentName)

    /// `organisation`, `team:NAME` or `agent:NAME`.
    public var text: String {
        switch self {
        case .organisation: "organisation"
        case .team(let name): "team:" + name.text
        case .agent(let name): "agent:" + name.text
        }
    }

    /// The account of a text.
    public init?(_ text: String) {
        if text == "organisation" {
            self = .organisation
        } else if text.hasPrefix("team:"), let name = TeamName(String(text.dropFirst(5))) {
            self = .team(name)
        } else if text.hasPrefix("agent:"), let name = AgentName(String(text.dropFirst(6))) {
            self = .agent(name)
        } else {
            return nil
        }
    }
}

extension Account: Codable, CodingKeyRepresentable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Account(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not an account")
        }
        self = value
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// The text as a key.
    public var codingKey: any CodingKey { Key(stringValue: text) }

    /// The account under a key.
    public init?<T: CodingKey>(codingKey: T) { self.init(codingKey.stringValue) }
}
