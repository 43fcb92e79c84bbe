import Agency
package import Authority
import StrictJSON
package import Watch

/// The state at one size of the log. Its digest is in the log, so start-up can trust it.
package struct Snapshot: Codable {
    /// The fold of the entries before this index.
    package let size: Int
    /// Of whom may do what.
    package let authority: AuthorityState
    /// Of the detectors.
    package let watch: Watch

    /// The RFC 8785 text.
    package func text() throws -> [UInt8] { try JSONValueEncoder().canonical(self) }

    /// The snapshot of a text.
    package init(text: [UInt8]) throws {
        let limits = JSONLimits(bytesMax: 3 << 30, depthMax: 64, nodesMax: 100_000_000)
        self = try JSONValueDecoder(exact: true).decode(
            Snapshot.self, from: text, limits: limits)
    }

    /// The snapshot of a state.
    package init(size: Int, authority: AuthorityState, watch: Watch) {
        self.size = size
        self.authority = authority
        self.watch = watch
    }
}
