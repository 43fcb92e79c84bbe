import Agency
import Confinement

/// How the end of several cells was proven, for people.
struct EndSummary {
    let text: String
    let confirmed: Bool

    init(text: String, confirmed: Bool) {
        self.text = text
        self.confirmed = confirmed
    }

    init(_ proofs: [EndProof]) {
        let failures = proofs.compactMap { proof -> String? in
            if case .notConfirmed(let why) = proof { why } else { nil }
        }
        confirmed = failures.isEmpty
        let groups = proofs.allSatisfy { $0.report?.evidence.contains(.groupsRemoved) ?? false }
        let what = groups ? "empty pid namespace and control groups" : "empty pid namespace"
        let lost = proofs.compactMap { proof -> String? in
            guard case .protectionLost(let path) = proof.report?.cause else { return nil }
            return
                "; ended because \(path) was replaced on the host, which took away its protection"
        }
        text =
            (confirmed ? "\(what) of \(proofs.count) cells" : failures.joined(separator: "; "))
            + (lost.first ?? "")
    }

    /// Of several leases.
    init(joining summaries: [EndSummary]) {
        text = summaries.map(\.text).joined(separator: "; ")
        confirmed = summaries.allSatisfy(\.confirmed)
    }

    /// The agent's exit status as shells count it.
    static func status(_ cause: EndCause) -> Int? {
        guard case .agentExited(let exit) = cause else { return nil }
        return switch exit {
        case .code(let code): Int(code)
        case .signal(let signal): 128 + Int(signal)
        }
    }

    /// The cause to record: a lease that ran out outranks what we believed.
    static func cause(_ believed: LeaseEnded.Cause, _ proof: EndProof) -> LeaseEnded.Cause {
        guard believed == .finished, let report = proof.report else { return believed }
        return switch report.cause {
        case .agentExited, .ordered: .finished
        case .protectionLost: .stopped
        case .leaseExpired, .controlLost: .daemonDied
        case .other: .failed
        }
    }
}
