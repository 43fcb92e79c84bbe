public import Agency
import Authority
import Confinement
import Glibc
public import HumanDesk
import Logging
import Mandates
import StrictJSON
import Synchronization
import TransparencyLog

extension Hall {
    /// Runs an agent under a mandate: checks it, records mandate and lease, starts the servers'
    /// cells, opens the doors, and starts the agent's cell last.
    public func run(
        _ request: RunRequest, from peer: Peer, terminal: any RunTerminal
    ) async throws -> any RunControl {
        try checkKnown(peer)
        let doors = try prepared(request)
        try checkTeam(request.mandate.agent, peer)
        let (lease, lineage, index) = try await grant(request, to: peer)
        do {
            return try launch(
                request, doors, lease: lease, of: lineage, for: peer.uid, firstEntry: index,
                terminal)
        } catch {
            let fault = error as? StartFault
            throw (fault ?? StartFault(server: nil, program: "", fault: error)).refusal
        }
    }

    /// Starts the cells of a lease that was recorded. When that fails nothing is left and the
    /// lease's end is recorded. Whoever stops the lease meanwhile waits for it (`halt`).
    func launch(
        _ request: RunRequest, _ doors: any Doors, lease: LeaseID, of lineage: LineageID,
        for user: UInt32, firstEntry: Int, _ terminal: any RunTerminal
    ) throws -> Run {
        starting.withLock { _ = $0.insert(lease) }
        defer { starting.withLock { _ = $0.remove(lease) } }
        do {
            try checkMayStart(lease)
            let builder = RunBuilder(
                request: request, lease: lease, startedBy: user, oversight: oversight,
                user: self.user(user))
            let run = try start(
                request, builder, doors, lineage: lineage, firstEntry: firstEntry, terminal)
            try pump(run)
            return run
        } catch {
            doors.close(lease)
            recordEnd(of: lease, .failed, exit: nil, proof: "nothing was started", true)
            throw error
        }
    }

    /// A stop that came before the cells needs none to end.
    private func checkMayStart(_ lease: LeaseID) throws {
        let mayStart = state.withLock { state in
            guard let lineage = state.authority.state.leases[lease]?.lineage else { return false }
            return state.authority.isLive(lease)
                && state.authority.state.lineages[lineage]?.standing == .active
        }
        guard mayStart else { throw HallError("it was stopped before it began") }
    }

    /// A client comes back to its run, which another image of the daemon may have started.
    public func attach(
        to lease: LeaseID, from peer: Peer, terminal: any RunTerminal
    ) async throws -> any RunControl {
        guard let run = runs.withLock({ $0[lease] }), run.startedBy == peer.uid else {
            throw Refusal("no-run", "no run of yours has the lease \(lease); see tribune ps")
        }
        run.attach(terminal)
        return run
    }

    /// Whoever starts an agent of a team is of that team: the run spends the team's money.
    private func checkTeam(_ agent: AgentName, _ peer: Peer) throws {
        let mayStart = state.withLock { state in
            state.authority.team(of: agent) == nil
                || Sight(peer, in: state.authority).covers(agent, in: state.authority)
        }
        guard mayStart else { throw Refusal("other-team", "\(agent) belongs to another team") }
    }

    private func prepared(_ request: RunRequest) throws -> any Doors {
        guard let doors = doors.withLock({ $0 }) else {
            throw Refusal("no-doors", "the daemon has no doors yet; try again")
        }
        guard !state.withLock({ $0.authority.state.isUnconfirmed }) else {
            throw Refusal(
                "not-confirmed", "the house was restored; first run: tribune restore --confirm")
        }
        guard !request.command.isEmpty else {
            throw Refusal("no-command", "say what to run: tribune run --mandate FILE -- COMMAND")
        }
        guard request.command.reduce(0, { $0 + $1.utf8.count }) <= 1 << 14 else {
            throw Refusal("long-command", "the command is longer than 16 KiB; put it in a file")
        }
        try MandateRecord.check(request.mandate)
        return doors
    }

    /// Records mandate and lease and waits until both are durable. Starts nothing.
    package func grant(
        _ request: RunRequest, to peer: Peer
    ) async throws -> (LeaseID, LineageID, Int) {
        let mandate = try MandateRecord(of: request.mandate)
        guard let lease = LeaseID(SecretBytes.name("lease-")),
            let lineage = LineageID(SecretBytes.name("lin-", bytes: 4))
        else { throw Refusal("internal", "no names could be made") }
        let now = clock()
        let record = LeaseRecord(
            lease: lease, lineage: lineage, mandate: mandate.digest, startedBy: peer.uid,
            observing: request.observing, command: request.command)
        let index = try await durable { state, done in
            guard state.record(.mandate(mandate), at: now) != nil else { return nil }
            return state.record(.lease(record), at: now, durable: done)
        }
        return (lease, lineage, index)
    }

    /// A daemon of root's runs cells as the person who asks.
    private func user(_ user: UInt32) -> CellUser? {
        guard geteuid() == 0, user != 0, let group = Users.group(of: user) else { return nil }
        return CellUser(user: user, group: group)
    }

    private func start(
        _ request: RunRequest, _ builder: RunBuilder, _ doors: any Doors, lineage: LineageID,
        firstEntry: Int, _ terminal: any RunTerminal
    ) throws -> Run {
        var servers: [ServerName: Cell] = [:]
        var ends = RunEnds(listener: -1)
        var started: [Cell] = []
        do {
            for (name, grant) in request.mandate.servers.sorted(by: { $0.key < $1.key }) {
                if let cell = try startServer(grant, name, builder) {
                    servers[name] = cell
                    started.append(cell)
                }
                try note(grant, servers[name], name, in: &ends)
            }
            let changes = request.observing ? changes(request.mandate) : nil
            let agent = try startAgent(builder)
            started.append(agent)
            guard let listener = agent.doors.first?.take() else {
                throw HallError("the cell has no door")
            }
            ends.listener = listener
            try open(doors, ends, lease: builder.lease, agent: request.mandate.agent)
            let parts = RunParts(
                lineage: lineage, lease: builder.lease, mandate: request.mandate, agent: agent,
                servers: servers, ends: ends, began: clock(), firstEntry: firstEntry,
                startedBy: builder.startedBy, detached: request.detached,
                observing: request.observing, changes: changes, terminal: terminal,
                request: request)
            return Run(parts) { [self] cause in
                halt(builder.lease, cause)
            }
        } catch {
            for cell in started { cell.end() }
            Descriptors.close(ends.descriptors.filter { $0 >= 0 })
            throw error
        }
    }

    /// What a run writes, but for what it may not write anyway and what Python keeps for itself.
    private func changes(_ mandate: Mandate) -> ChangeWatch? {
        let folders = mandate.files.write
        guard !folders.isEmpty else { return nil }
        return ChangeWatch(folders) { path in
            path.hasSuffix("/__pycache__") || path.contains("/__pycache__/")
                || ProtectedNames.covers(path, in: folders)
        }
    }

    /// Opens the doors of a run with duplicates of its ends, which are theirs from then on. Doors
    /// that do not open take the listener with them, and have not begun with the pipes.
    private func open(
        _ doors: any Doors, _ ends: RunEnds, lease: LeaseID, agent: AgentName
    ) throws {
        let (plan, listener) = try ends.plan(lease: lease, agent: agent)
        do {
            try doors.open(plan, listener: listener)
        } catch {
            for case .pipes(let read, let write) in plan.servers.values {
                Descriptors.close([read, write])
            }
            throw error
        }
    }

    private func startServer(
        _ grant: ServerGrant, _ name: ServerName, _ builder: RunBuilder
    ) throws -> Cell? {
        var program = ""
        do {
            guard let spec = try builder.server(grant) else { return nil }
            program = spec.arguments.first ?? ""
            return try Cell.start(spec, tools: tools)
        } catch {
            throw StartFault(server: name, program: program, fault: error)
        }
    }

    private func startAgent(_ builder: RunBuilder) throws -> Cell {
        var program = ""
        do {
            let spec = try builder.agent()
            program = spec.arguments.first ?? ""
            return try Cell.start(spec, tools: tools)
        } catch {
            throw StartFault(server: nil, program: program, fault: error)
        }
    }

    /// Takes the daemon's ends of a server's pipes, or notes its URL.
    private func note(
        _ grant: ServerGrant, _ cell: Cell?, _ name: ServerName, in ends: inout RunEnds
    ) throws {
        if case .url(let url) = grant.transport {
            ends.urls[name] = url
            return
        }
        guard let pipes = cell?.pipes, let read = pipes.output.take(),
            let write = pipes.input.take()
        else { throw HallError("a server's cell has no pipes") }
        ends.pipes[name] = RunEnds.Pipe(read: read, write: write)
    }

    func pump(_ run: Run) throws {
        runs.withLock { $0[run.lease] = run }
        let logger = logger
        let pump = RunPump(run: run) { bytes in
            logger.debug("server", metadata: ["said": "\(String(decoding: bytes, as: UTF8.self))"])
        } serverEnded: { [self] name, cell in
            recordEnd(of: name, cell, in: run)
        }
        try Worker.start { [self] in
            if pump.carry() { finish(run) }
        }
    }
}
