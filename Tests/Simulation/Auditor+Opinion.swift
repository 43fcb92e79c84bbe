import Agency
import Authority
import StrictJSON

/// Law 1 by another road: grants, scopes, levels, evidence, pins, taint and limits of the sample
/// mandates, without Cedar and without `Authority`.
extension Auditor {
    /// Whether a lease and all above it are there and were not revoked.
    func chain(_ lease: LeaseID) -> [ModelLease]? {
        var chain: [ModelLease] = []
        var next: LeaseID? = lease
        while let id = next {
            guard let node = leases[id], !node.hasEnded, !node.isRevoked else { return nil }
            chain.append(node)
            next = node.parent
        }
        return chain
    }

    /// The verdict that an intent should have, and whether it should merely be observed.
    func verdict(
        on action: Action, following ask: ActionID?, using allowance: Int?, at now: Instant
    ) -> (verdict: Verdict, isObserved: Bool) {
        guard let chain = chain(action.lease), let id = chain.first?.lineage,
            let lineage = lineages[id], lineage.isActive, let mandate = mandates[lineage.mandate]
        else { return (.deny, false) }
        if touchesOversight(action, mandate) || !isInScope(action, chain, now) {
            return (.deny, false)
        }
        let level = level(chain, lineage, mandate, now)
        var opinion = opinion(action, chain, lineage, mandate, level, now)
        if opinion == .redLine { return (.deny, false) }
        if case .ask(let byLevelAlone) = opinion {
            opinion = answered(
                opinion, byLevelAlone, action, lineage, mandate, ask, allowance, now)
        }
        if case .ask = opinion, isOverloaded(lineage, now) { opinion = .deny }
        if opinion != .deny, isShort(action, mandate, now) { opinion = .deny }
        let verdict: Verdict =
            switch opinion {
            case .permit: .permit
            case .ask: .ask
            case .deny, .redLine: .deny
            }
        return (verdict, lineage.isObserving && verdict != .permit && action.verb != .spawn)
    }

    private func touchesOversight(_ action: Action, _ mandate: Mandate) -> Bool {
        let texts = [action.target] + action.arguments.compactMap(\.value.asString)
        if texts.contains(where: { text in oversight.contains { text.contains($0) } }) {
            return true
        }
        let tool = mandate.servers[action.server]?.tools[action.target]
        return action.verb == .callTool && tool?.reduces?.isEmpty == false
    }

    private func isInScope(_ action: Action, _ chain: [ModelLease], _ now: Instant) -> Bool {
        chain.allSatisfy { node in
            if let end = node.scope.expires, end <= now { return false }
            guard let servers = node.scope.servers, action.verb != .spawn else { return true }
            guard let part = servers[action.server] else { return false }
            let names = action.verb == .callTool ? part.tools : part.resources
            return names?.contains(action.target) ?? true
        }
    }

    func level(
        _ chain: [ModelLease], _ lineage: ModelLineage, _ mandate: Mandate, _ now: Instant
    ) -> AutonomyLevel {
        let scopes = chain.compactMap(\.scope.level)
        return ([lineage.level, shown(lineage.agent, mandate, now)] + scopes).min() ?? .observe
    }

    /// The highest level whose gates, and those of all levels below it, are met.
    func shown(_ agent: AgentName, _ mandate: Mandate, _ now: Instant) -> AutonomyLevel {
        guard let terms = mandate.autonomy else { return .spawning }
        var best = AutonomyLevel.observe
        for level in AutonomyLevel.allCases {
            let gates = terms.gates[level] ?? []
            if gates.isEmpty, terms.context != .ordinary, level >= .bounded { break }
            let areMet = gates.allSatisfy { gate in
                guard let proof = evidence[agent]?[gate] else { return false }
                return proof.isMet && proof.expires > now
            }
            guard areMet else { break }
            best = level
        }
        return best
    }

    private func opinion(
        _ action: Action, _ chain: [ModelLease], _ lineage: ModelLineage, _ mandate: Mandate,
        _ level: AutonomyLevel, _ now: Instant
    ) -> Opinion {
        let tool = mandate.servers[action.server]?.tools[action.target]
        let pin = pins[lineage.agent]?["\(action.server) \(action.target)"]
        if action.verb == .callTool, tool != nil || pin != nil {
            guard let pin, !pin.isBad, pin.digest == action.definition else { return .deny }
        }
        if let line = charter?.charter.redLines, !line.isEmpty, action.verb == .callTool,
            line.contains("git___\(action.target)\"")
        {
            return .redLine
        }
        if SampleMandates.forbids(action, level, mandate.policies) { return .deny }
        if action.verb == .callTool, let cleared = tool?.clearance,
            !lineage.taint.isSubset(of: cleared)
        {
            return .deny
        }
        if action.verb == .spawn { return spawning(action, chain, lineage, mandate, level) }
        return granted(action, mandate, level, hasPin: pin != nil)
    }

    private func granted(
        _ action: Action, _ mandate: Mandate, _ level: AutonomyLevel, hasPin: Bool
    ) -> Opinion {
        let server = mandate.servers[action.server]
        let isGranted =
            switch action.verb {
            case .callTool: server?.tools[action.target] != nil
            default: server != nil && action.target.hasPrefix("file:///work/")
            }
        let isAsked = SampleMandates.permitsAsking(action, mandate.policies)
        guard server != nil, isGranted || isAsked else {
            return level >= .delegated ? .ask(byLevelAlone: false) : .deny
        }
        let effect = mandate.effect(of: action.verb, action.server, action.target)
        let need = need(effect, level)
        if need == .deny { return .deny }
        if action.verb == .callTool, !hasPin { return .ask(byLevelAlone: false) }
        if !isGranted { return .ask(byLevelAlone: false) }
        return need == .ask ? .ask(byLevelAlone: true) : .permit
    }

    /// The table of design.md section 1, made stricter where the sample charter says so.
    private func need(_ effect: EffectClass, _ level: AutonomyLevel) -> AutonomyTable.Need {
        let isStrict = charter.map { $0.charter.autonomy != .standard } ?? false
        switch effect {
        case .read: return level == .observe ? .ask : .free
        case .write: return level < (isStrict ? .delegated : .bounded) ? .ask : .free
        case .irreversible, .spend, .communicate: return level < .delegated ? .ask : .free
        case .spawn: return level < .delegated ? .deny : level == .delegated ? .ask : .free
        case .oversight: return .deny
        }
    }

    private func spawning(
        _ action: Action, _ chain: [ModelLease], _ lineage: ModelLineage, _ mandate: Mandate,
        _ level: AutonomyLevel
    ) -> Opinion {
        guard let request = try? SpawnRequest(action.arguments), let grant = mandate.spawn,
            request.agent.text == action.target, request.agent.text.hasPrefix("scout"),
            let program = request.command.first, grant.programs.contains(program)
        else { return .deny }
        let most = lineage.purse.caps.first { $0.limit.quantity == .generations }?.limit.max
        guard Int64(chain.count) <= most ?? 0, chain.count <= 16 else { return .deny }
        if let wanted = request.scope.level, wanted > level || wanted > grant.level {
            return .deny
        }
        for (server, part) in request.scope.servers ?? [:] {
            guard let own = mandate.servers[server] else { return .deny }
            let all = Set(own.tools.keys)
            guard Set(part.tools ?? []).isSubset(of: all) else { return .deny }
            for node in chain {
                guard let servers = node.scope.servers else { continue }
                guard let had = servers[server] else { return .deny }
                let wanted = part.tools.map { Set($0) } ?? all
                if let tools = had.tools, !wanted.isSubset(of: tools) { return .deny }
            }
        }
        switch need(.spawn, level) {
        case .free: return .permit
        case .ask: return .ask(byLevelAlone: true)
        case .deny: return .deny
        }
    }

    private func answered(
        _ opinion: Opinion, _ byLevelAlone: Bool, _ action: Action, _ lineage: ModelLineage,
        _ mandate: Mandate, _ ask: ActionID?, _ allowance: Int?, _ now: Instant
    ) -> Opinion {
        if let ask, let pending = asks[ask.index], pending.isApproved,
            lineages[pending.lineage]?.agent == lineage.agent
        {
            return .permit
        }
        let effect = mandate.effect(of: action.verb, action.server, action.target)
        let fitting = lineage.allowances.filter { _, allowance in
            guard allowance.used < allowance.record.count, now < allowance.record.expires else {
                return false
            }
            return switch allowance.record.scope {
            case .act: false
            case .target(let verb, let server, let target):
                verb == action.verb && server == action.server && target == action.target
            case .effect(let wanted, let server):
                wanted == effect && server == action.server && byLevelAlone
            }
        }
        guard let allowance else { return fitting.isEmpty ? opinion : .permit }
        return fitting[allowance] != nil ? .permit : opinion
    }

    private func isOverloaded(_ lineage: ModelLineage, _ now: Instant) -> Bool {
        let most = charter?.charter.asksPerHour ?? 120
        return lineage.waiting.count >= 64
            || lineage.asked.spent(lineage.asked.caps[0], at: now) + 1 > most
    }

    private func isShort(_ action: Action, _ mandate: Mandate, _ now: Instant) -> Bool {
        guard let amounts = price(of: action, mandate) else { return true }
        let slice =
            action.verb == .spawn ? (try? SpawnRequest(action.arguments))?.slice ?? [:] : [:]
        return places(of: action.lease).enumerated().contains { number, place in
            purse(place)?.shortage(
                amounts, lending: number == 0 ? slice : [:], isWhole: place.isWhole, at: now)
                != nil
        }
    }
}
