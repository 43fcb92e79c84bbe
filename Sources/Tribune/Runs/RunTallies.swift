import Agency
import HumanDesk
import Mandates

/// Counts what a run did by target.
struct RunTallies {
    /// The run's lease and those of its descendants.
    private var leases: Set<LeaseID>
    let lineage: LineageID
    private(set) var list: [RunRecord.Tally] = []
    private(set) var findings: [String] = []
    /// What was really done, for the narrowest mandate.
    private(set) var uses: [TargetUse] = []

    init(lease: LeaseID, lineage: LineageID) {
        leases = [lease]
        self.lineage = lineage
    }

    mutating func add(_ entry: Entry, at index: Int) {
        switch entry.body {
        case .lease(let record):
            if let child = record.child, leases.contains(child.parent) {
                leases.insert(record.lease)
            }
        case .intent(let intent) where leases.contains(intent.lease): count(intent)
        case .refusal(let refusal) where leases.contains(refusal.lease):
            change("unreadable: \(refusal.reason)") { $0.refused += 1 }
        case .finding(let finding) where finding.lineage == lineage:
            findings.append("\(finding.rule): \(finding.detail)")
        default: break
        }
    }

    private mutating func count(_ intent: Intent) {
        if intent.verdict == .permit || intent.observed {
            uses.append(
                TargetUse(
                    server: intent.server, verb: intent.verb, target: intent.target, count: 1))
        }
        let name =
            intent.verb == .callTool
            ? "\(intent.server)/\(intent.target)"
            : "\(intent.server) \(intent.verb.rawValue) \(intent.target)"
        change(name) { tally in
            switch intent.verdict {
            case .permit:
                tally.permitted += 1
                if intent.follows != nil { tally.approved += 1 }
            case .deny: tally.refused += 1
            case .ask: if intent.observed { tally.refused += 1 }
            }
        }
    }

    private mutating func change(_ target: String, _ edit: (inout RunRecord.Tally) -> Void) {
        if let index = list.firstIndex(where: { $0.target == target }) {
            edit(&list[index])
        } else {
            var tally = RunRecord.Tally(target: target, permitted: 0, refused: 0, approved: 0)
            edit(&tally)
            list.append(tally)
        }
    }
}
