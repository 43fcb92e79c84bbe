public import Agency
import Cedar

/// A lease counts only while every lease that it descends from does.
extension Authority {
    /// The lease and its ancestors, the root last. Nil when one of them has ended or was revoked.
    func chain(of lease: LeaseID) -> [LeaseState]? {
        var chain: [LeaseState] = []
        var next: LeaseID? = lease
        while let id = next {
            guard let node = state.leases[id], node.ended == nil, !node.isRevoked,
                chain.count <= Self.generationsMax
            else { return nil }
            chain.append(node)
            next = node.parent
        }
        return chain
    }

    /// No lineage is deeper, whatever its mandate says.
    static var generationsMax: Int { 16 }

    /// The lineage of a lease that counts.
    func lineage(of lease: LeaseID) -> (id: LineageID, state: LineageState)? {
        guard let chain = chain(of: lease), let id = chain.first?.lineage,
            let lineage = state.lineages[id]
        else { return nil }
        return (id, lineage)
    }

    /// Why an action lies outside the scope of a lease or of one that it descends from.
    func scopeReason(_ action: Action, _ chain: [LeaseState], now: Instant) -> Reason? {
        for node in chain {
            if let expires = node.scope.expires, now >= expires { return Reason(.scope, "expired") }
            guard let servers = node.scope.servers, action.verb != .spawn else { continue }
            guard let part = servers[action.server], Self.covers(part, action) else {
                return Reason(.scope, action.server.text)
            }
        }
        return nil
    }

    private static func covers(_ part: LeaseScope.Part, _ action: Action) -> Bool {
        switch action.verb {
        case .callTool: part.tools?.contains(action.target) ?? true
        case .readResource, .subscribe: matches(part.resources, action.target)
        case .getPrompt: matches(part.prompts, action.target)
        // A completion names a prompt or a resource template.
        case .complete:
            matches(part.prompts, action.target) || matches(part.resources, action.target)
        case .spawn: true
        }
    }

    private static func matches(_ patterns: [String]?, _ target: String) -> Bool {
        patterns?.contains { Pattern(mandate: $0).matches(target) } ?? true
    }

    /// The highest level that every scope on the way lets a lease have.
    static func level(of chain: [LeaseState]) -> AutonomyLevel {
        chain.compactMap(\.scope.level).min() ?? .spawning
    }

    /// The descendants of a lease that have not ended, the youngest generation first.
    public func liveDescendants(of lease: LeaseID) -> [LeaseID] {
        guard let lineage = state.leases[lease]?.lineage else { return [] }
        let all = state.lineages[lineage]?.live ?? []
        return all.filter { $0 != lease && descends($0, from: lease) }
            .sorted { generation($0) > generation($1) }
    }

    private func descends(_ lease: LeaseID, from ancestor: LeaseID) -> Bool {
        var next = state.leases[lease]?.parent
        while let id = next {
            if id == ancestor { return true }
            next = state.leases[id]?.parent
        }
        return false
    }

    private func generation(_ lease: LeaseID) -> Int { state.leases[lease]?.generation ?? 0 }
}
