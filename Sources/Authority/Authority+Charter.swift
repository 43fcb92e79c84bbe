public import Agency

extension Authority {
    /// A charter counts from now on. What was used stays counted, also where a cap goes away: it
    /// may come back.
    mutating func apply(_ record: CharterRecord, at index: Int) throws(MandateFault) {
        redLines = try RedLines(record.charter)
        teams = TeamIndex(record.charter)
        state.charter = record
        state.charterIndex = index
        state.isUnconfirmed = false
        var caps: [Account: [Limit]] = [.organisation: record.charter.limits]
        for (agent, limits) in record.charter.agents { caps[.agent(agent)] = limits }
        for (team, terms) in record.charter.teams { caps[.team(team)] = terms.limits }
        for account in Set(state.accounts.keys).union(caps.keys) {
            state.accounts[account, default: Ledger(limits: [])].limit(to: caps[account] ?? [])
        }
        for lineage in state.lineages.keys {
            state.lineages[lineage]?.asked.limit.max = record.charter.asksPerHour
        }
    }

    /// Checks that a charter can be put in force, before an entry says so.
    public static func check(_ charter: Charter) throws(MandateFault) {
        _ = try RedLines(charter)
    }

    /// The charter's table of autonomy, or the standard.
    var autonomy: AutonomyTable { state.charter?.charter.autonomy ?? .standard }
}
