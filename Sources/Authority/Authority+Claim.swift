public import Agency

extension Authority {
    /// What may be said of a lease that counts, until `expires`, for the holder of a key. Nil when
    /// it may not act: what is frozen or stopped gets no proof of a lease.
    public func claim(
        of lease: LeaseID, origin: String, holder: String, from now: Instant, until expires: Instant
    ) -> LeaseClaim? {
        guard let chain = chain(of: lease), let node = chain.first,
            let lineage = state.lineages[node.lineage], lineage.standing == .active,
            let mandate = mandate(of: node.lineage)
        else { return nil }
        var granted = LeaseScope(level: level(lineage, chain, mandate, at: now))
        granted.servers = mandate.servers.mapValues { grant in
            .init(
                tools: grant.tools.keys.sorted(), resources: grant.resources,
                prompts: grant.prompts)
        }
        let ends = chain.compactMap(\.scope.expires).min() ?? expires
        guard now < ends else { return nil }
        return LeaseClaim(
            origin: origin, lease: lease, lineage: node.lineage, agent: node.agent,
            generation: node.generation,
            scopes: [granted] + chain.reversed().map(\.scope), limits: left(of: lease, at: now),
            issued: now, expires: min(expires, ends), holder: holder)
    }

    /// What is left of each life limit of a lease.
    private func left(of lease: LeaseID, at now: Instant) -> [Quantity: Int64] {
        guard let purse = purses(of: lease).first, let ledger = ledger(purse) else { return [:] }
        var left: [Quantity: Int64] = [:]
        for meter in ledger.meters where meter.limit.period == .life {
            left[meter.limit.quantity] = meter.left(at: now)
        }
        return left
    }
}
