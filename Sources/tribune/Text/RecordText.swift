import Agency
import HumanDesk

/// The short record at the end of a run, in lines.
enum RecordText {
    /// What was done, refused and used, how it ended, and where the log stands.
    static func lines(_ record: RunRecord, agent: AgentName, observing: Bool) -> [String] {
        var lines = ["tribune: \(agent) \(ending(record.ended)) (lineage \(record.lineage))"]
        let refused = observing ? "would be refused" : "refused"
        lines += row("done", tally(record.tallies, \.permitted))
        lines += row("approved", tally(record.tallies, \.approved))
        lines += row(refused, tally(record.tallies, \.refused))
        lines += row("limits", record.limits.filter(counts).map(StatusText.limit))
        let used = record.used.sorted { $0.key.rawValue < $1.key.rawValue }
        lines += row("used", used.map { "\(Amount.name($0)) \(Amount.text($1, of: $0))" })
        lines += record.findings.flatMap { row("finding", [Escaped.line($0)]) }
        lines += row("log", [checkpoint(record.checkpoint)])
        return lines
    }

    private static func row(_ name: String, _ values: [String]) -> [String] {
        guard !values.isEmpty else { return [] }
        let padding = String(repeating: " ", count: max(1, 17 - name.count))
        return ["  \(name)\(padding)\(values.joined(separator: " · "))"]
    }

    private static func counts(_ view: LimitView) -> Bool {
        if case .life = view.limit.period { view.spent > 0 || view.reserved > 0 } else { false }
    }

    private static func tally(
        _ tallies: [RunRecord.Tally], _ count: KeyPath<RunRecord.Tally, Int>
    ) -> [String] {
        tallies.filter { $0[keyPath: count] > 0 }
            .map { "\(Escaped.line($0.target)) \($0[keyPath: count])" }
    }

    private static func ending(_ ended: LeaseEnded) -> String {
        let how =
            switch ended.cause {
            case .finished: "ended with status \(ended.exitStatus.map(String.init) ?? "unknown")"
            case .stopped: "was stopped"
            case .parentEnded: "ended with the agent that started it"
            case .limit: "was ended by a limit"
            case .failed: "could not be run"
            case .daemonDied: "ended with its daemon"
            }
        let proof = Escaped.line(ended.proof)
        return ended.confirmed ? "\(how); \(proof)" : "\(how); NOT CONFIRMED: \(proof)"
    }

    /// Origin, size and root of a signed note's first three lines (C2SP tlog-checkpoint).
    private static func checkpoint(_ note: String) -> String {
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 2 else { return "no checkpoint" }
        return Escaped.line("\(lines[0]), \(lines[1]) entries, root \(lines[2])")
    }
}
