/// A change in what a lineage may do.
public struct Order: Sendable, Hashable, Codable {
    /// What is changed. The first tighten; from `resume` on they loosen and need a signed person.
    public enum Change: Sendable, Hashable, Codable {
        /// Not above this level any more.
        case lower(to: AutonomyLevel)
        /// Nothing may be done until a person resumes.
        case freeze
        /// Ended for good.
        case stop
        /// A tool may not be used.
        case quarantine(server: ServerName, tool: String)
        /// Nothing that it sent or got may be erased: a legal hold.
        case hold
        /// A lease and all its descendants are over.
        case revoke(LeaseID)
        /// The mandate with this digest counts from now on; it allows nothing that the one before
        /// did not.
        case narrow(to: Digest)
        /// A frozen lineage goes on.
        case resume
        /// The level rises again, at most to the mandate's.
        case raise(to: AutonomyLevel)
        /// A quarantined tool is pinned to the definition that a person saw.
        case pin(server: ServerName, tool: String, definition: Digest)
        /// A legal hold is over.
        case release
        /// The mandate with this digest counts from now on.
        case widen(to: Digest)

        /// True for what only people may order, signed.
        public var loosens: Bool {
            switch self {
            case .lower, .freeze, .stop, .quarantine, .hold, .revoke, .narrow: false
            case .resume, .raise, .pin, .release, .widen: true
            }
        }
    }

    /// Who gave it.
    public enum Source: Sendable, Hashable, Codable {
        /// A finding, by its log index.
        case finding(Int)
        /// A person on the people's socket, by Unix user and, when known, name.
        case person(uid: UInt32, name: PersonName?)
        /// The hall itself, in fixed words.
        case hall(String)
    }

    /// The lineage.
    public var lineage: LineageID
    /// What is changed.
    public var change: Change
    /// Who gave it.
    public var source: Source
    /// The size of the log that the signer saw.
    public var seen: Int?
    /// Ed25519 signature over `SignedOrder`, hexadecimal; needed to loosen.
    public var signature: String?
    /// The other person, where two must agree.
    public var second: Consent?

    /// The order with these parts.
    public init(
        lineage: LineageID, change: Change, source: Source, seen: Int? = nil,
        signature: String? = nil
    ) {
        self.lineage = lineage
        self.change = change
        self.source = source
        self.seen = seen
        self.signature = signature
    }
}
