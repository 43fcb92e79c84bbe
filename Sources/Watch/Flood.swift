import Agency

/// Fires when a door says that a lease was refused so often that it stopped recording each refusal.
/// Nothing that keeps to its purpose does so: the lineage is frozen until a person looks.
enum Flood {
    static func observe(_ entry: Entry, at index: Int, _ lineage: LineageID) -> Finding? {
        guard case .refusal(let record) = entry.body, record.reason == RefusalRecord.flood else {
            return nil
        }
        return Finding(
            rule: RuleID(known: "refusal-flood"), lineage: lineage, advice: .freeze,
            evidence: [index], detail: "refusals without end; not every one is recorded")
    }
}
