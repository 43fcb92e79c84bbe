public import Agency
import Cedar

/// What starting a child needs beside what every act needs.
extension Authority {
    /// Why a child may not be started so, or nil. Its limits are looked at with all others.
    func spawnReason(
        _ request: SpawnRequest, _ chain: [LeaseState], _ lineage: LineageState, _ mandate: Mandate,
        level: AutonomyLevel
    ) -> Reason? {
        guard let grant = mandate.spawn else { return Reason(.notGranted, Verb.spawn.rawValue) }
        guard grant.agents.contains(where: { Pattern(mandate: $0).matches(request.agent.text) })
        else { return Reason(.notGranted, request.agent.text) }
        guard let program = request.command.first, grant.programs.contains(program) else {
            return Reason(.notGranted, "command")
        }
        let generation = chain.count
        let most = lineage.ledger.meters.first { $0.limit.quantity == .generations }?.limit.max ?? 0
        guard generation <= Self.generationsMax, Int64(generation) <= most else {
            return Reason(.limit, Quantity.generations.rawValue)
        }
        if let wanted = request.scope.level, wanted > min(level, grant.level) {
            return Reason(.scope, "level")
        }
        for (server, part) in request.scope.servers ?? [:] {
            if let reason = Self.beyond(part, server, chain, mandate) { return reason }
        }
        return nil
    }

    /// Scopes only shrink: a child that names what its parent has not would find nothing there.
    private static func beyond(
        _ part: LeaseScope.Part, _ server: ServerName, _ chain: [LeaseState], _ mandate: Mandate
    ) -> Reason? {
        guard let granted = mandate.servers[server] else { return Reason(.scope, server.text) }
        for tool in part.tools ?? [] where granted.tools[tool] == nil {
            return Reason(.scope, tool)
        }
        for node in chain {
            guard let servers = node.scope.servers else { continue }
            guard let own = servers[server] else { return Reason(.scope, server.text) }
            guard let tools = own.tools else { continue }
            let wanted = part.tools ?? Array(granted.tools.keys)
            if let more = wanted.first(where: { !tools.contains($0) }) {
                return Reason(.scope, more)
            }
        }
        return nil
    }

    /// The scope that a child is recorded with: its level is never above what the grant gives.
    public func scope(of request: SpawnRequest, from lease: LeaseID) -> LeaseScope {
        var scope = request.scope
        guard let lineage = lineage(of: lease), let grant = mandate(of: lineage.id)?.spawn else {
            scope.level = .observe
            return scope
        }
        scope.level = min(scope.level ?? grant.level, grant.level)
        return scope
    }
}
