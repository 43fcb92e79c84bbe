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

    /// True when an entry is the peer's business: what is of no lineage is everybody's.
    func covers(_ entry: Entry, in authority: Authority) -> Bool {
        if seesAll { return true }
        guard let lineage = entry.lineage(in: authority) else { return true }
        return covers(lineage, in: authority)
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
    /// The lineage that an entry speaks of; nil for what is the house's.
    fileprivate func lineage(in authority: Authority) -> LineageID? {
        func of(_ lease: LeaseID) -> LineageID? { authority.state.leases[lease]?.lineage }
        return switch body {
        case .lease(let record): record.lineage
        case .leaseEnded(let record): of(record.lease)
        case .intent(let record): of(record.lease)
        case .usage(let record): of(record.lease)
        case .tool(let record): of(record.lease)
        case .refusal(let record): of(record.lease)
        case .finding(let record): record.lineage
        case .order(let record): record.lineage
        case .allowance(let record): record.lineage
        case .consent(let record): record.lineage
        case .started, .person, .mandate, .answer, .outcome, .charter, .evidence, .restored,
            .confirmed, .snapshot:
            nil
        }
    }
}
