import Agency

/// Fires when a server gives a tool another definition than the pinned one.
enum ChangedTool {
    static func observe(_ entry: Entry, at index: Int, _ lineage: LineageID) -> Finding? {
        guard case .tool(let record) = entry.body, record.state == .quarantined else { return nil }
        return Finding(
            rule: RuleID(known: "tool-definition-changed"), lineage: lineage, advice: .lower,
            evidence: [index], detail: "a tool of server \(record.server) is not what was pinned")
    }
}
