import Agency
import Authority
import Glibc
import HumanDesk

/// What a peer may see and speak for. Where the charter has teams, people see and answer for their
/// own team's agents; stewards and the daemon's own user see all.
struct Sight {
    private let seesAll: Bool
    private let teams: Set<TeamName>
    private let people: Set<PersonName>

    init(_ peer: Peer, in authority: Authority) {
        let state = authority.state
        let people = Set(
            state.people.values.filter { $0.active && $0.uid == peer.uid }.map(\.name))
        self.people = people
        guard let charter = state.charter?.charter, !charter.teams.isEmpty else {
            seesAll = true
            teams = []
            return
        }
        seesAll = peer.uid == geteuid() || !people.isDisjoint(with: charter.stewards)
        teams = Set(charter.teams.filter { !people.isDisjoint(with: $0.value.people) }.keys)
    }

    /// True when the agents of a lineage are the peer's business.
    func covers(_ lineage: LineageID, in authority: Authority) -> Bool {
        if seesAll { return true }
        guard let state = authority.state.lineages[lineage] else { return false }
        if let team = authority.team(of: state.agent) { return teams.contains(team) }
        let approvers = authority.state.mandates[state.mandate]?.approvers ?? []
        return !people.isDisjoint(with: approvers)
    }

    /// True when nothing is hidden from the peer.
    var seesEverything: Bool { seesAll }

    /// True when a team is the peer's own.
    func covers(_ team: TeamName) -> Bool { seesAll || teams.contains(team) }

    /// True when an entry is the peer's business. What speaks of an act is of the lineage of the
    /// intent, which `lease` finds by its index; what is the house's own is everybody's.
    func covers(
        _ entry: Entry, in authority: Authority, lease: (ActionID) -> LeaseID?
    ) -> Bool {
        if seesAll { return true }
        switch entry.subject {
        case .house: return true
        case .lineage(let lineage): return covers(lineage, in: authority)
        case .lease(let lease): return covers(lease, in: authority)
        case .action(let action):
            return lease(action).map { covers($0, in: authority) } ?? false
        case .agent(let agent): return covers(agent, in: authority)
        }
    }

    private func covers(_ lease: LeaseID, in authority: Authority) -> Bool {
        authority.state.leases[lease].map { covers($0.lineage, in: authority) } ?? false
    }

    /// True when an agent is of the peer's team.
    func covers(_ agent: AgentName, in authority: Authority) -> Bool {
        seesAll || authority.team(of: agent).map { teams.contains($0) } ?? false
    }

    /// True when a person of this name may answer for an agent: outside its team nobody may.
    static func mayAnswer(
        _ person: PersonName, for agent: AgentName, in authority: Authority
    ) -> Bool {
        guard let charter = authority.state.charter?.charter,
            let team = authority.team(of: agent).flatMap({ charter.teams[$0] })
        else { return true }
        return team.people.contains(person) || charter.stewards.contains(person)
    }
}

extension Entry {
    /// What an entry speaks of.
    fileprivate enum Subject {
        case house
        case lineage(LineageID)
        case lease(LeaseID)
        case action(ActionID)
        case agent(AgentName)
    }

    fileprivate var subject: Subject {
        switch body {
        case .lease(let record): .lineage(record.lineage)
        case .leaseEnded(let record): .lease(record.lease)
        case .intent(let record): .lease(record.lease)
        case .usage(let record): .lease(record.lease)
        case .tool(let record): .lease(record.lease)
        case .refusal(let record): .lease(record.lease)
        case .finding(let record): .lineage(record.lineage)
        case .order(let record): .lineage(record.lineage)
        case .allowance(let record): .lineage(record.lineage)
        case .consent(let record): .lineage(record.lineage)
        case .answer(let record): .action(record.ask)
        case .outcome(let record): .action(record.action)
        case .mandate(let record): .agent(record.mandate.agent)
        case .evidence(let record): .agent(record.agent)
        case .started, .person, .charter, .restored, .confirmed, .snapshot: .house
        }
    }
}
