import Agency
import Authority

/// The books of acts: what is held against what, and what is given back.
extension Auditor {
    enum Place: Hashable {
        case lease(LeaseID)
        case lineage(LineageID, isWhole: Bool)
        case account(Account)

        var isWhole: Bool { if case .lineage(_, false) = self { false } else { true } }
    }

    /// Where an act of a lease is held, the nearest first.
    func places(of lease: LeaseID) -> [Place] {
        guard let node = leases[lease], let lineage = lineages[node.lineage] else { return [] }
        var result: [Place] = node.parent == nil ? [] : [.lease(lease)]
        result.append(.lineage(node.lineage, isWhole: node.parent == nil))
        var above = [Account.agent(lineage.agent)]
        if let team = team(of: lineage.agent) { above.append(.team(team)) }
        above.append(.organisation)
        return result + above.filter { accounts[$0] != nil }.map(Place.account)
    }

    /// The sample charters name agents in full.
    func team(of agent: AgentName) -> TeamName? {
        charter?.charter.teams.filter { $0.value.agents.contains(agent.text) }.keys.min()
    }

    func purse(_ place: Place) -> ModelPurse? {
        switch place {
        case .lease(let lease): leases[lease]?.purse
        case .lineage(let lineage, _): lineages[lineage]?.purse
        case .account(let account): accounts[account]
        }
    }

    private mutating func change(_ place: Place, _ change: (inout ModelPurse) -> Void) {
        guard var purse = purse(place) else { return }
        change(&purse)
        switch place {
        case .lease(let lease): leases[lease]?.purse = purse
        case .lineage(let lineage, _): lineages[lineage]?.purse = purse
        case .account(let account): accounts[account] = purse
        }
    }

    mutating func book(_ intent: Intent, at now: Instant) {
        guard let lineage = leases[intent.lease]?.lineage else { return }
        if let ask = intent.follows { end(ask.index) }
        if let allowance = intent.allowance {
            lineages[lineage]?.allowances[allowance]?.used += 1
        }
        if intent.verdict == .permit || intent.observed {
            hold(intent, lineage)
        } else if intent.verdict == .ask {
            let mandate = lineages[lineage].flatMap { mandates[$0.mandate] }
            asks[size] = ModelAsk(
                intent: intent, lineage: lineage,
                expires: now.advanced(by: mandate?.askTimeout ?? .seconds(0)))
            lineages[lineage]?.waiting.insert(size)
            lineages[lineage]?.asked.hold([.asks: 1], size, isWhole: true)
            lineages[lineage]?.asked.settle(size, [:], at: now)
        }
    }

    private mutating func hold(_ intent: Intent, _ lineage: LineageID) {
        flying[size] = intent
        let (id, amounts) = (size, amounts(intent))
        for place in places(of: intent.lease) {
            change(place) { $0.hold(amounts, id, isWhole: place.isWhole) }
        }
        if let slice = intent.lends, let nearest = places(of: intent.lease).first {
            change(nearest) { $0.lend(slice, id) }
        }
        guard let action = proposed[size] else { return }
        let mandate = lineages[lineage].flatMap { mandates[$0.mandate] }
        let tool = mandate?.servers[action.server]?.tools[action.target]
        if action.verb == .callTool {
            if tool?.power != nil { lineages[lineage]?.persistence += 2 }
            for label in tool?.labels ?? [] { lineages[lineage]?.taint.insert(label) }
        }
    }

    /// What the act holds by the mandate and the price table, whatever the intent says.
    private func amounts(_ intent: Intent) -> [Quantity: Int64] {
        guard let action = proposed[size], let lineage = leases[intent.lease]?.lineage,
            let mandate = lineages[lineage].flatMap({ mandates[$0.mandate] })
        else { return intent.reserved }
        return price(of: action, mandate) ?? intent.reserved
    }

    /// Nil without a price.
    func price(of action: Action, _ mandate: Mandate) -> [Quantity: Int64]? {
        var amounts: [Quantity: Int64] = [.calls: 1, .bytesOut: action.bytesOut]
        switch action.verb {
        case .spawn: amounts[.spawns] = 1
        case .callTool:
            guard let tool = mandate.servers[action.server]?.tools[action.target] else { break }
            amounts.merge(tool.cost, uniquingKeysWith: +)
            guard let price = tool.price else { break }
            guard let rule = charter?.charter.prices[price], rule.currency == mandate.currency,
                case .call(let money) = rule.amount
            else { return nil }
            amounts[.money, default: 0] += money
        default: break
        }
        return amounts
    }

    mutating func book(_ record: OutcomeRecord, at now: Instant) {
        let id = record.action.index
        guard let intent = flying.removeValue(forKey: id),
            let lineage = leases[intent.lease]?.lineage
        else { return }
        let used: [Quantity: Int64] =
            switch record.status {
            case .voided:
                Dictionary(uniqueKeysWithValues: Quantity.allCases.map { ($0, Int64(0)) })
            case .unknown: [:]
            case .succeeded, .failed, .cancelled: record.used
            }
        for place in places(of: intent.lease) {
            change(place) { $0.settle(id, used, at: now) }
        }
        let hasChild = leases.values.contains { $0.spawn == id && !$0.hasEnded }
        if !hasChild, let nearest = places(of: intent.lease).first {
            change(nearest) { $0.takeBack(id, used: [:]) }
        }
        if record.status == .voided, let power = intent.power {
            lineages[lineage]?.persistence -= power[.persistence]
        }
    }

    mutating func book(_ order: Order) {
        guard var lineage = lineages[order.lineage] else { return }
        lineage.lastOrder = max(lineage.lastOrder, size)
        switch order.change {
        case .lower(let level): lineage.level = min(lineage.level, level)
        case .freeze: lineage.isFrozen = true
        case .stop: lineage.isStopped = true
        case .resume:
            lineage.isFrozen = false
            lineage.hasEnded = lineage.live.isEmpty
        case .raise(let level): lineage.level = max(lineage.level, level)
        case .quarantine(let server, let tool):
            pins[lineage.agent]?["\(server) \(tool)"]?.isBad = true
        case .pin(let server, let tool, let digest):
            pins[lineage.agent, default: [:]]["\(server) \(tool)"] = (digest, false)
        case .hold, .release: break
        case .revoke(let lease): leases[lease]?.isRevoked = true
        case .narrow(let digest), .widen(let digest):
            guard let mandate = mandates[digest] else { break }
            lineage.mandate = digest
            lineage.purse.limit(to: Self.limits(of: mandate))
            lineage.level = min(lineage.level, mandate.level)
            for child in lineage.live { leases[child]?.purse?.isExact = false }
            if lineage.live.count > 1 { lineage.purse.isExact = false }
        }
        if order.change.loosens { lineage.consents = [] }
        switch order.change {
        case .lower, .freeze, .stop, .revoke, .narrow, .widen: lineage.allowances = [:]
        case .quarantine, .hold, .resume, .raise, .pin, .release: break
        }
        lineages[order.lineage] = lineage
        if lineage.isStopped { for ask in lineage.waiting { end(ask) } }
    }
}
