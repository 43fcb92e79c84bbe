/// The dated revisions of MCP that the doors speak.
enum ProtocolVersion: String, Sendable, CaseIterable {
    /// The handshake era, as far back as clients still ask for.
    case march2025 = "2025-03-26"
    case june2025 = "2025-06-18"
    case november2025 = "2025-11-25"
    /// Stateless: every request carries its metadata.
    case july2026 = "2026-07-28"

    /// True for revisions without a handshake.
    var isModern: Bool { self == .july2026 }

    /// What a client of the handshake era gets: what it asked for, or the newest handshake.
    static func negotiated(_ asked: String?) -> ProtocolVersion {
        guard let version = asked.flatMap(ProtocolVersion.init(rawValue:)), !version.isModern
        else { return .november2025 }
        return version
    }
}
