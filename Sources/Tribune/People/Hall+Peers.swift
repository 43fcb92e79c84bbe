import Agency
import Authority
import Glibc
import HumanDesk
import Synchronization

extension Hall {
    /// The daemon's own user, and the users of active people, are known.
    func checkKnown(_ peer: Peer) throws {
        guard peer.uid != geteuid() else { return }
        let known = state.withLock { state in
            state.authority.state.people.values.contains { $0.active && $0.uid == peer.uid }
        }
        guard known else {
            throw Refusal(
                "unknown-user",
                "user \(peer.uid) is nobody here; the daemon's user can run: tribune person add")
        }
    }

    /// Only the daemon's own user.
    func checkOwner(_ peer: Peer) throws {
        guard peer.uid == geteuid() else {
            throw Refusal("not-owner", "only the daemon's own user (\(geteuid())) may do this")
        }
    }

    /// Records under the lock and returns when the record is durable.
    @discardableResult
    func durable(
        _ change:
            @Sendable (inout HallState, @escaping @Sendable (Result<Int, any Error>) -> Void)
            -> Int?
    ) async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            let queued = state.withLock { state in
                change(&state) { continuation.resume(with: $0) } != nil
            }
            if !queued {
                continuation.resume(
                    throwing: Refusal("not-recorded", "it could not be recorded; nothing changed"))
            }
        }
    }
}
