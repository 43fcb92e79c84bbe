import Agency
import Authority
import Confinement
import HumanDesk
import Logging
import Synchronization
import SystemPackage
import TransparencyLog

extension Hall {
    /// First step of a change of image: what agents write from now on stays in their pipes, and
    /// what was read has reached their clients. Runs that were about to be recorded as ended are.
    public func holdOutput() async {
        do {
            try await Worker.run(hold)
        } catch {
            // Without a thread some output may be lost; the cells are not.
            for run in liveRuns { run.willMove() }
        }
    }

    private func hold() {
        // Longer than the end of a cell takes at most; usually a fifth of a second. A client that
        // does not read may hold its own run's output up, and nobody else's lease.
        for round in 0..<Self.holdRoundsMax {
            let live = liveRuns
            for run in live { run.willMove() }
            guard live.contains(where: \.isPumped) else { break }
            if round % 20 == 0 { live.forEach(renew) }
            Pause.milliseconds(5)
        }
        let end = clock().advanced(by: .seconds(1))
        for run in liveRuns where clock() < end {
            liveRuns.forEach(renew)
            run.terminal?.settle()
        }
    }

    /// Five milliseconds each.
    private static var holdRoundsMax: Int { 400 }

    private var liveRuns: [Run] { runs.withLock { Array($0.values) } }

    /// Prepares the change of image: no new act begins, those in flight have a second to end, the
    /// doors let go, the cells are given up with renewed leases, state and log are closed. Returns
    /// the path of the file for the next image. After this only `execve` is left to do.
    public func handOver() throws -> String {
        quiesce()
        let live = liveRuns
        for run in live { doors.withLock { $0 }?.close(run.lease) }
        try takeSnapshot()
        live.forEach(renew)
        guard let locked = storage as? any LockedFolder else {
            throw HallError("this store's lock cannot be handed over; shut down and start again")
        }
        let lock = try Descriptors.duplicate(locked.handOverLock())
        try Descriptors.survive(lock, true)
        try log.close()
        let handovers = try live.compactMap(handOver)
        let path = folder.path + "/handover.json"
        try Handover(lock: lock, runs: handovers).write(path)
        return path
    }

    /// New proposals wait without an answer; their connections end with this image.
    private func quiesce() {
        state.withLock { $0.isLeaving = true }
        for round in 0..<100 {
            if round % 20 == 0 { liveRuns.forEach(renew) }
            if state.withLock({ $0.authority.state.inFlight.isEmpty }) { return }
            Pause.milliseconds(10)
        }
    }

    /// Nil when the run has nothing to take over.
    private func handOver(_ run: Run) throws -> RunHandover? {
        renew(run)
        guard let agent = try? run.agent.exportHandover() else { return nil }
        let servers = run.servers.compactMapValues { try? $0.exportHandover() }
        for descriptor in run.ends.descriptors { try Descriptors.survive(descriptor, true) }
        return RunHandover(
            lineage: run.lineage, lease: run.lease, mandate: run.mandate, agent: agent,
            servers: servers, ends: run.ends, began: run.began, firstEntry: run.firstEntry,
            startedBy: run.startedBy,
            detached: run.detached, observing: run.observing, request: run.request,
            cause: run.cause)
    }

    /// Takes the cells of the image before, renews their leases and opens their doors again. A cell
    /// that cannot be taken over ends by its lease.
    public func adopt(_ handover: Handover) {
        for item in handover.runs {
            do {
                try adopt(item)
            } catch {
                logger.error("a run was lost", metadata: ["why": "\(error)"])
                recordEnd(of: item.lease, .failed, exit: nil, proof: "\(error)", false)
            }
        }
    }

    private func adopt(_ item: RunHandover) throws {
        for descriptor in item.ends.descriptors { try Descriptors.survive(descriptor, false) }
        let agent = try Cell.adopt(item.agent)
        let servers = try item.servers.mapValues { try Cell.adopt($0) }
        let parts = RunParts(
            lineage: item.lineage, lease: item.lease, mandate: item.mandate, agent: agent,
            servers: servers, ends: item.ends, began: item.began, firstEntry: item.firstEntry,
            startedBy: item.startedBy,
            detached: item.detached, observing: item.observing,
            terminal: parentTerminal(of: item.lease), request: item.request)
        let run = Run(parts) { [self] cause in halt(item.lease, cause) }
        if run.terminal == nil { run.awaitClient() }
        if let cause = item.cause { run.willEnd(cause) }
        renew(run)
        guard let doors = doors.withLock({ $0 }) else { throw HallError("no doors yet") }
        let (plan, listener) = try item.ends.plan(lease: item.lease, agent: item.mandate.agent)
        try doors.open(plan, listener: listener)
        try pump(run)
    }
}
