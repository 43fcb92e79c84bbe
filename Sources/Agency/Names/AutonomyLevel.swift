/// How much an agent may do without asking.
public enum AutonomyLevel: Int, Sendable, Hashable, Comparable, Codable, CaseIterable {
    /// Every act asks.
    case observe = 0
    /// Reads are free, everything else asks.
    case assisted
    /// Free within limits; what cannot be undone asks.
    case bounded
    /// Asks only at the edge of the mandate.
    case delegated
    /// As `delegated`; may also start sub-agents.
    case spawning

    /// Lower first.
    public static func < (left: AutonomyLevel, right: AutonomyLevel) -> Bool {
        left.rawValue < right.rawValue
    }

    /// `L0` to `L4`.
    public var name: String { "L\(rawValue)" }

    /// The level that `L0` to `L4` names.
    public init?(name: String) {
        guard let level = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = level
    }

    /// The next lower level; the lowest stays.
    public var lowered: AutonomyLevel { AutonomyLevel(rawValue: rawValue - 1) ?? .observe }
}

extension AutonomyLevel: CodingKeyRepresentable {
    /// `L0` to `L4` as a key.
    public var codingKey: any CodingKey { NameKey(name) }

    /// The level under a key.
    public init?<T: CodingKey>(codingKey: T) { self.init(name: codingKey.stringValue) }
}
