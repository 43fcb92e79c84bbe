// # Watch: what is happening?
//
// Detectors that fold the log's entries into findings. They are pure: the same entries give the
// same findings, and their memory is state that restarts keep. What a finding can advise only
// tightens; there is no value here that would loosen. Findings are entries like all others, so on
// replay the recorded ones count and nothing is detected anew.
//
// One detector a file: `RepeatedDenials`, `Flood`, `ChangedTool`, `NearlySpent`, and of people
// `RubberStamp`.
public import Agency

/// The detectors with all that they remember.
public struct Watch: Sendable, Hashable, Codable {
    /// Which lineage a lease belongs to, for entries that name the lease alone.
    private var lineages: [LeaseID: LineageID] = [:]
    /// The watch settings of each mandate.
    private var settings: [Digest: WatchSettings] = [:]
    /// What the detectors remember of each live lineage.
    private var memories: [LineageID: LineageMemory] = [:]
    /// How people answer.
    private var stamps = RubberStamp()

    /// Nothing seen yet.
    public init() {}

    /// Folds the entry at `index` and says what it shows. The caller records the findings.
    public mutating func observe(_ entry: Entry, at index: Int) -> [Finding] {
        switch entry.body {
        case .mandate(let record):
            settings[record.digest] = record.mandate.watch
        case .lease(let record):
            lineages[record.lease] = record.lineage
            // Another lease of the lineage does not wipe out what was seen of it.
            memories[
                record.lineage, default: LineageMemory(settings: settings[record.mandate])
            ].leases += 1
        case .leaseEnded(let record):
            guard let lineage = lineages.removeValue(forKey: record.lease) else { break }
            memories[lineage]?.leases -= 1
            if memories[lineage]?.leases == 0 { memories[lineage] = nil }
        case .answer(let record):
            return stamps.observe(record, at: entry.at, index: index).map { [$0] } ?? []
        default:
            return detect(entry, at: index)
        }
        return []
    }

    private mutating func detect(_ entry: Entry, at index: Int) -> [Finding] {
        guard let lease = Self.lease(of: entry.body), let lineage = lineages[lease],
            var memory = memories[lineage]
        else { return [] }
        let findings = [
            memory.denials.observe(entry, at: index, lineage, memory.settings),
            memory.spending.observe(entry, at: index, lineage, memory.settings),
            ChangedTool.observe(entry, at: index, lineage),
            Flood.observe(entry, at: index, lineage),
        ].compactMap { $0 }
        memories[lineage] = memory
        if case .intent(let intent) = entry.body, intent.verdict == .ask, !intent.observed {
            stamps.asks(ActionID(index), at: entry.at, lineage)
        }
        return findings
    }

    private static func lease(of body: EntryBody) -> LeaseID? {
        switch body {
        case .intent(let intent): intent.lease
        case .refusal(let refusal): refusal.lease
        case .tool(let tool): tool.lease
        default: nil
        }
    }
}
