import Agency

/// Fires when a server describes a tool, a prompt or itself otherwise than was pinned.
enum ChangedTool {
    static func observe(_ entry: Entry, at index: Int, _ lineage: LineageID) -> Finding? {
        guard case .tool(let record) = entry.body, record.state == .quarantined else { return nil }
        return Finding(
            rule: RuleID(known: "tool-definition-changed"), lineage: lineage, advice: .lower,
            evidence: [index],
            detail: "what server \(record.server) describes is not what was pinned")
    }
}
