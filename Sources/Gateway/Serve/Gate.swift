import Synchronization

/// Whether a lease may still ask for anything. Shut from any thread, at once and for good; what
/// is in flight is then ended on the lease's own loop.
final class Gate: Sendable {
    private let shutFlag = Atomic<Bool>(false)

    var isShut: Bool { shutFlag.load(ordering: .acquiring) }

    func shut() { shutFlag.store(true, ordering: .releasing) }
}
