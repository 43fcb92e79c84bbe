/// What each class of effect needs at each level: a table in data (design.md section 1, *autonomy
/// level*). A charter may make it stricter; nothing makes it looser.
public struct AutonomyTable: Sendable, Hashable, Codable {
    /// What an act needs beside a policy that permits it. Later cases are stricter.
    public enum Need: String, Sendable, Hashable, Codable, Comparable, CaseIterable {
        /// Nothing more.
        case free
        /// A person decides.
        case ask
        /// It may not be.
        case deny

        /// Less strict first.
        public static func < (left: Need, right: Need) -> Bool {
            left.strictness < right.strictness
        }

        private var strictness: Int {
            switch self {
            case .free: 0
            case .ask: 1
            case .deny: 2
            }
        }
    }

    /// Needs by class of effect, each at L0 to L4.
    public private(set) var effects: [EffectClass: [Need]]
    /// What is outside the mandate and forbidden by nothing, at L0 to L4.
    public private(set) var outside: [Need]

    /// The table of design.md section 1.
    public static let standard = AutonomyTable(
        effects: [
            .read: [.ask, .free, .free, .free, .free],
            .write: [.ask, .ask, .free, .free, .free],
            .irreversible: [.ask, .ask, .ask, .free, .free],
            .spend: [.ask, .ask, .ask, .free, .free],
            .communicate: [.ask, .ask, .ask, .free, .free],
            .spawn: [.deny, .deny, .deny, .ask, .free],
            .oversight: [.deny, .deny, .deny, .deny, .deny],
        ],
        outside: [.deny, .deny, .deny, .ask, .ask])

    private init(effects: [EffectClass: [Need]], outside: [Need]) {
        self.effects = effects
        self.outside = outside
    }

    /// The standard table, made stricter where `rows` say so. Nil when a row has not five needs or
    /// grows stricter with the level: lowering a level would widen then (law 11).
    public init?(stricter rows: [EffectClass: [Need]], outside: [Need]?) {
        self = .standard
        for (effect, row) in rows {
            guard let own = effects[effect], let met = Self.stricter(own, row) else { return nil }
            effects[effect] = met
        }
        if let outside {
            guard let met = Self.stricter(self.outside, outside) else { return nil }
            self.outside = met
        }
    }

    private static func stricter(_ left: [Need], _ right: [Need]) -> [Need]? {
        guard right.count == AutonomyLevel.allCases.count,
            zip(right, right.dropFirst()).allSatisfy({ $0 >= $1 })
        else { return nil }
        return zip(left, right).map { max($0, $1) }
    }

    /// What an act of this class needs at a level.
    public func need(of effect: EffectClass, at level: AutonomyLevel) -> Need {
        effects[effect]?[level.rawValue] ?? .deny
    }

    /// What an act outside the mandate needs at a level.
    public func needOutside(at level: AutonomyLevel) -> Need { outside[level.rawValue] }

    /// Reads the rows; refuses what `init(stricter:outside:)` refuses.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let rows = try container.decode([EffectClass: [Need]].self, forKey: .effects)
        let outside = try container.decode([Need].self, forKey: .outside)
        guard let table = AutonomyTable(stricter: rows, outside: outside) else {
            throw DecodingError.dataCorruptedError(
                forKey: .effects, in: container, debugDescription: "not a table of autonomy")
        }
        self = table
    }
}
