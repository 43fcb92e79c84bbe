public import Agency
import Authority
import Confinement
import HumanDesk
import Logging
import Synchronization
import TransparencyLog

/// Agents that agents start. A child is a run like any other, under a lease cut from its parent's.
extension Hall {
    /// Starts the child of a permitted spawn on a thread of its own, and settles the spawn.
    public func start(
        _ request: SpawnRequest, _ permit: consuming Permit,
        reply: @escaping @Sendable (LeaseID?) -> Void
    ) {
        // Cells that are being started are not cancelled: whoever stops the lineage waits for them.
        guard let spawn = spend(permit, cancel: {}) else { return reply(nil) }
        do {
            try Worker.start { [self] in
                let child = child(of: spawn, request)
                let outcome = Outcome(
                    status: child == nil ? .failed : .succeeded, used: [:],
                    result: Array((child?.text ?? "").utf8))
                settle(spawn, outcome) { _ in reply(child) }
            }
        } catch {
            settle(spawn, Outcome(status: .voided)) { _ in reply(nil) }
        }
    }

    private func child(of spawn: ActionID, _ request: SpawnRequest) -> LeaseID? {
        guard let parent = state.withLock({ $0.authority.state.inFlight[spawn] }),
            let run = runs.withLock({ $0[parent] }), let from = run.request,
            let doors = doors.withLock({ $0 }), let lease = LeaseID(SecretBytes.name("lease-"))
        else { return nil }
        do {
            let (index, scope) = try record(lease, of: run, spawn, request)
            let own = from.child(request, scope: scope)
            let terminal = ChildTerminal { [weak self] in self?.terminal(of: parent) }
            _ = try launch(
                own, doors, lease: lease, of: run.lineage, for: run.startedBy, firstEntry: index,
                terminal)
            return lease
        } catch {
            logger.warning("no child", metadata: ["why": "\(error)"])
            return nil
        }
    }

    /// Records the child's lease, if the spawn may still proceed, and waits until that is durable.
    private func record(
        _ lease: LeaseID, of parent: Run, _ spawn: ActionID, _ request: SpawnRequest
    ) throws -> (index: Int, scope: LeaseScope) {
        let now = clock()
        let made = state.withLock { state -> (Int, LeaseScope)? in
            guard state.authority.mayProceed(spawn), !state.isBroken,
                let mandate = state.authority.state.lineages[parent.lineage]?.mandate
            else { return nil }
            let scope = state.authority.scope(of: request, from: parent.lease)
            let child = LeaseRecord.Child(
                parent: parent.lease, spawn: spawn, agent: request.agent, scope: scope,
                slice: request.slice)
            let record = LeaseRecord(
                lease: lease, lineage: parent.lineage, mandate: mandate,
                startedBy: parent.startedBy, observing: parent.observing,
                command: request.command, child: child)
            return state.record(.lease(record), at: now).map { ($0, scope) }
        }
        guard let made else { throw HallError("the spawn was stopped") }
        try log.flushAndWait()
        return made
    }

    /// What became of a lease's own child.
    public func child(_ child: LeaseID, of parent: LeaseID) -> ChildStatus? {
        state.withLock { state in
            guard let node = state.authority.state.leases[child], node.parent == parent else {
                return nil
            }
            return ChildStatus(
                isLive: node.ended == nil && !node.isRevoked, exitStatus: node.ended?.exitStatus)
        }
    }

    /// Ends a lease's own child and all below it, as an order of the hall.
    public func end(
        _ child: LeaseID, of parent: LeaseID, done: @escaping @Sendable (Bool) -> Void
    ) {
        guard let status = self.child(child, of: parent) else { return done(false) }
        guard status.isLive else { return done(true) }
        do {
            try Worker.start { [self] in
                revoke(child, by: .hall("its parent ended it"), at: clock())
                done(true)
            }
        } catch {
            done(false)
        }
    }

    /// Records that a lease and all below it are over, and ends them. Acts also when the log takes
    /// nothing.
    @discardableResult
    func revoke(
        _ lease: LeaseID, by source: Order.Source, at now: Instant,
        durable: @escaping @Sendable (Result<Int, any Error>) -> Void = { _ in }
    ) -> (index: Int?, proof: EndSummary) {
        let effects = state.withLock {
            $0.revoke(lease, by: source, at: now, durable: durable)
        }
        for cancel in effects.cancels { cancel() }
        let proofs = effects.leases.map { halt($0, .stopped) }
        return (effects.index, EndSummary(joining: proofs))
    }

    /// The terminal of a live run.
    private func terminal(of lease: LeaseID) -> (any RunTerminal)? {
        runs.withLock { $0[lease] }?.terminal
    }

    /// Where a child's output goes; nil for a root.
    func parentTerminal(of lease: LeaseID) -> (any RunTerminal)? {
        let parent = state.withLock { $0.authority.state.leases[lease]?.parent }
        return parent.map { parent in
            ChildTerminal { [weak self] in self?.terminal(of: parent) }
        }
    }
}
