public import Agency

/// The narrowest mandate that fits what an agent did: what `run --observe` hands back.
///
/// Grants shrink to the tools, resources and prompts that were used, by their exact names; life
/// limits to what was used, rounded up to a figure that people write. What was not measured (a
/// limit without use, files, policies) stays as it was: narrowing needs evidence.
public enum NarrowestMandate {
    /// `mandate` reduced to `uses` and to the totals in `used`.
    ///
    /// A tool that nobody classified counts as irreversible until a person says otherwise. A use
    /// of a server that the mandate does not have is left out: there is no way to reach it.
    public static func of(
        _ mandate: Mandate, uses: [TargetUse], used: [Quantity: Int64]
    ) -> Mandate {
        var narrow = mandate
        narrow.servers = [:]
        for (name, grant) in mandate.servers {
            let mine = uses.filter { $0.server == name && $0.count > 0 }
            if !mine.isEmpty { narrow.servers[name] = Self.grant(grant, mine) }
        }
        var totals = used
        let calls = uses.reduce(Int64(0)) { $0 + Int64(max(0, $1.count)) }
        totals[.calls] = max(calls, used[.calls] ?? 0)
        narrow.limits = limits(mandate.limits, totals)
        return narrow
    }

    private static func grant(_ grant: ServerGrant, _ uses: [TargetUse]) -> ServerGrant {
        var narrow = grant
        (narrow.tools, narrow.resources, narrow.prompts) = ([:], [], [])
        var resources: Set<String> = []
        var prompts: Set<String> = []
        for use in uses {
            switch use.verb {
            case .callTool:
                let known = grant.tools[use.target]
                narrow.tools[use.target] =
                    known ?? ToolGrant(effect: use.effect ?? .irreversible)
            case .readResource, .subscribe: resources.insert(use.target)
            case .getPrompt: prompts.insert(use.target)
            case .complete:
                // A completion's reference is a resource's URI or a prompt's name.
                if use.target.contains("://") {
                    resources.insert(use.target)
                } else {
                    prompts.insert(use.target)
                }
            }
        }
        narrow.resources = resources.sorted()
        narrow.prompts = prompts.sorted()
        return narrow
    }

    private static func limits(_ limits: [Limit], _ used: [Quantity: Int64]) -> [Limit] {
        Quantity.allCases.flatMap { quantity -> [Limit] in
            let mine = limits.filter { $0.quantity == quantity }
            guard let total = used[quantity], total > 0 else { return mine }
            // No stretch of the life used more than the whole of it.
            let most = RoundedAmount.up(total, quantity)
            let shorter = mine.filter { $0.period != .life }.map { limit in
                Limit(quantity, per: limit.period, max: min(limit.max, most))
            }
            return shorter + [Limit(quantity, per: .life, max: most)]
        }
    }
}
