public import Agency

extension Authority {
    /// The orders that follow from a finding. A watcher only tightens (law 6): there is no finding
    /// from which a loosening order follows.
    public func respond(to finding: Finding, at index: Int) -> [Order] {
        guard let lineage = state.lineages[finding.lineage], lineage.standing == .active else {
            return []
        }
        switch finding.advice {
        case .notify: return []
        case .lower:
            guard lineage.level > .observe else { return [] }
            return [order(.lower(to: lineage.level.lowered), finding, index)]
        case .freeze: return [order(.freeze, finding, index)]
        }
    }

    private func order(_ change: Order.Change, _ finding: Finding, _ index: Int) -> Order {
        Order(lineage: finding.lineage, change: change, source: .finding(index))
    }

    /// What to record of a definition as its server gives it now: a first sight pins it, a change
    /// quarantines it, anything else needs no record. What is not granted is not pinned.
    public func pinning(
        _ tool: ToolDefinition, of server: ServerName, lease: LeaseID
    ) -> ToolRecord? {
        guard let lineage = lineage(of: lease),
            mandate(of: lineage.id)?.servers[server]?.describes(tool.name) == true
        else { return nil }
        let agent = lineage.state.agent
        let state: ToolRecord.State
        switch self.state.pins[agent]?[server, tool.name] {
        case nil:
            // Without a pin nothing may be used: a server cannot fill the state with names.
            let count = self.state.pins[agent]?.servers[server]?.count ?? 0
            guard count < Self.pinsMax else { return nil }
            state = .pinned
        // Once it is quarantined, further changes say nothing new and could be without end.
        case let pin? where pin.definition != tool.digest && !pin.quarantined:
            state = .quarantined
        default: return nil
        }
        return ToolRecord(
            agent: agent, lease: lease, server: server, tool: tool.name,
            definition: tool.digest, state: state)
    }

    /// Most pins of one server for one agent.
    static var pinsMax: Int { 512 }

    /// What of a server's descriptions a lease may see: what is granted, pinned and not
    /// quarantined. A lease that observes sees all that is not quarantined.
    public func visible(
        _ tools: [ToolDefinition], of server: ServerName, lease: LeaseID
    ) -> Set<String> {
        guard let lineage = lineage(of: lease), lineage.state.standing == .active else { return [] }
        let grant = mandate(of: lineage.id)?.servers[server]
        let pins = state.pins[lineage.state.agent]
        let names = tools.filter { tool in
            let pin = pins?[server, tool.name]
            guard pin?.quarantined != true else { return false }
            return lineage.state.observing || (grant?.describes(tool.name) == true && pin != nil)
        }
        return Set(names.map(\.name))
    }
}
