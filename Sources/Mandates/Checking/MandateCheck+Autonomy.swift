import Agency

/// Children, autonomy and power.
extension MandateCheck {
    mutating func spawn(_ mandate: Mandate) {
        guard let grant = mandate.spawn else {
            guard mandate.level == .spawning else { return }
            return warn(
                "level", "L4 may start agents, and none is granted", "add `spawn`, or write L3")
        }
        if grant.agents.isEmpty { problem("spawn.agents", "no name", "write [worker-*]") }
        pattern(grant.agents, "spawn.agents")
        if grant.programs.isEmpty { problem("spawn.programs", "no program", "write [./worker]") }
        unique(grant.programs, "spawn.programs")
        for (index, program) in grant.programs.enumerated()
        where program.isEmpty || program.contains("/") && program.first != "/" {
            problem(
                MandatePath.element("spawn.programs", index), "not a program",
                "write an absolute path, or a name that PATH finds")
        }
        reach(of: grant, mandate)
    }

    /// A grant under which no child can be started, or none so free.
    private mutating func reach(of grant: SpawnGrant, _ mandate: Mandate) {
        let copies = mandate.limits.first { $0.quantity == .liveCopies }?.max ?? 1
        if copies < 2 {
            warn(
                "spawn", "one live copy is allowed, which is the agent itself: nothing can start",
                "add `live_copies: {life: 2}` or more to limits")
        }
        if AutonomyTable.standard.need(of: .spawn, at: mandate.level) == .deny {
            warn(
                "spawn", "at \(mandate.level.name) no agent may be started",
                "L3 asks for each, L4 does not")
        } else if grant.level > mandate.level {
            warn(
                "spawn.level", "no child is above its parent's \(mandate.level.name)",
                "write \(mandate.level.name) or lower")
        }
    }

    mutating func autonomy(_ mandate: Mandate) {
        guard let terms = mandate.autonomy else { return }
        for (level, gates) in terms.gates.sorted(by: { $0.key < $1.key }) {
            let path = "autonomy.gates.\(level.name)"
            unique(gates.map(\.text), path)
            if level > mandate.level {
                warn(path, "the mandate goes no higher than \(mandate.level.name)", "remove it")
            }
        }
        let gated = terms.gates.contains { $0.key >= .bounded && !$0.value.isEmpty }
        if terms.context != .ordinary, mandate.level >= .bounded, !gated {
            warn(
                "autonomy.context", "nothing shows that it may act by itself there",
                "name gates for L2 and above, here or in the charter; until then L1 counts")
        }
        unique(terms.twoForEffects.map(\.rawValue), "autonomy.two_people.effects")
        agreement(terms, mandate)
    }

    /// Whether those who must agree are there.
    private mutating func agreement(_ terms: AutonomyTerms, _ mandate: Mandate) {
        let needsTwo = terms.twoForOrders || !terms.twoForEffects.isEmpty
        if needsTwo, mandate.approvers.count < 2 {
            problem(
                "autonomy.two_people", "two must agree, and the approvers are fewer",
                "name another approver")
        } else if let owner = terms.owner, mandate.approvers == [owner] {
            warn(
                "autonomy.owner", "the owner alone may answer nothing, and nobody else is named",
                "name another approver")
        }
    }

    mutating func needs(_ mandate: Mandate) {
        for dimension in PowerDimension.allCases where mandate.needs?[dimension] ?? 0 < 0 {
            problem("needs.\(dimension.rawValue)", "below zero", "write 0 or more")
        }
    }
}
