import Agency
import Synchronization

/// What servers say that their tools do, by the lease that saw them. Kept in memory only: nothing
/// is decided by it, and after an upgrade a proposal simply lacks the server's word.
final class ToolClaims: Sendable {
    private struct Key: Hashable {
        let lease: LeaseID
        let server: ServerName
        let tool: String
    }

    /// The most that are kept for all leases.
    private static let most = 100_000

    private let claims = Mutex<[Key: EffectClass]>([:])

    func note(_ tools: [ToolDefinition], of server: ServerName, lease: LeaseID) {
        claims.withLock { claims in
            for tool in tools where claims.count < Self.most {
                claims[Key(lease: lease, server: server, tool: tool.name)] = tool.claimed
            }
        }
    }

    func claim(_ tool: String, of server: ServerName, lease: LeaseID) -> EffectClass? {
        claims.withLock { $0[Key(lease: lease, server: server, tool: tool)] }
    }

    /// The lease has ended.
    func forget(_ lease: LeaseID) {
        claims.withLock { claims in claims = claims.filter { $0.key.lease != lease } }
    }
}
