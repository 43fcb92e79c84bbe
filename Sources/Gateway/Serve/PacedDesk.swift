import Agency
import NIOCore
import Synchronization

/// The desk as the doors of one lease see it. An agent that is refused without end would fill the
/// disk with what it was refused: beyond an allowance everything is denied, unrecorded but for one
/// refusal, `flood`, from time to time. Whatever is permitted is always recorded.
final class PacedDesk: AgentDesk {
    private struct Pace {
        var allowance: Allowance
        var told: NIODeadline?
    }

    private let desk: any AgentDesk
    private let pause: TimeAmount
    private let pace: Mutex<Pace>

    init(_ desk: any AgentDesk, bounds: Bounds) {
        self.desk = desk
        pause = bounds.floodPause
        let allowance = Allowance(
            perSecond: bounds.refusalsPerSecond, burst: bounds.refusalsAtOnce)
        pace = Mutex(Pace(allowance: allowance))
    }

    func propose(
        _ action: Action, asked: @escaping @Sendable (ActionID) -> Void,
        reply: @escaping @Sendable (Ruling) -> Void
    ) {
        guard pace.withLock({ $0.allowance.holds(at: .now()) }) else {
            flooded(action.lease)
            return reply(.deny(.plain))
        }
        desk.propose(action, asked: asked) { [self] ruling in
            if case .deny = ruling { _ = pace.withLock { $0.allowance.take(at: .now()) } }
            reply(ruling)
        }
    }

    func refused(lease: LeaseID, reason: String) {
        guard pace.withLock({ $0.allowance.take(at: .now()) }) else { return flooded(lease) }
        desk.refused(lease: lease, reason: reason)
    }

    private func flooded(_ lease: LeaseID) {
        let tells = pace.withLock { pace in
            let now = NIODeadline.now()
            if let told = pace.told, now - told < pause { return false }
            pace.told = now
            return true
        }
        if tells { desk.refused(lease: lease, reason: RefusalRecord.flood) }
    }

    func withdraw(_ ask: ActionID) { desk.withdraw(ask) }

    func spend(
        _ permit: consuming Permit, cancel: @escaping @Sendable () -> Void
    ) -> ActionID? {
        desk.spend(permit, cancel: cancel)
    }

    func settle(
        _ action: ActionID, _ outcome: Outcome, done: @escaping @Sendable (Bool) -> Void
    ) {
        desk.settle(action, outcome, done: done)
    }

    func start(
        _ request: SpawnRequest, _ permit: consuming Permit,
        reply: @escaping @Sendable (LeaseID?) -> Void
    ) {
        desk.start(request, permit, reply: reply)
    }

    func proof(of lease: LeaseID, for holder: String) -> LeaseToken? {
        desk.proof(of: lease, for: holder)
    }

    func child(_ child: LeaseID, of parent: LeaseID) -> ChildStatus? {
        desk.child(child, of: parent)
    }

    func end(
        _ child: LeaseID, of parent: LeaseID, done: @escaping @Sendable (Bool) -> Void
    ) {
        desk.end(child, of: parent, done: done)
    }

    func admit(
        _ tools: [ToolDefinition], of server: ServerName, to lease: LeaseID,
        reply: @escaping @Sendable (Set<String>) -> Void
    ) {
        desk.admit(tools, of: server, to: lease, reply: reply)
    }

    func maySee(_ verb: Verb, _ target: String, of server: ServerName, lease: LeaseID) -> Bool {
        desk.maySee(verb, target, of: server, lease: lease)
    }
}
