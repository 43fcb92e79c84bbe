import Agency
import Authority
import StrictJSON
import Watch

/// The state at one size of the log. Its digest is in the log, so start-up can trust it.
struct Snapshot: Codable {
    /// The fold of the entries before this index.
    let size: Int
    let authority: AuthorityState
    let watch: Watch

    /// The RFC 8785 text.
    func text() throws -> [UInt8] { try JSONValueEncoder().canonical(self) }

    /// The snapshot of a text.
    init(text: [UInt8]) throws {
        let limits = JSONLimits(bytesMax: 3 << 30, depthMax: 64, nodesMax: 100_000_000)
        self = try JSONValueDecoder(exact: true).decode(
            Snapshot.self, from: text, limits: limits)
    }

    init(size: Int, authority: AuthorityState, watch: Watch) {
        self.size = size
        self.authority = authority
        self.watch = watch
    }
}
