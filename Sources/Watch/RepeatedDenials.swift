import Agency

/// Fires when a lineage is refused so often within a window that it is searching for a way around
/// its mandate. Counts denials that were enforced, and what doors could not read; after firing it
/// starts to count anew, so each step down the ladder needs fresh evidence.
struct RepeatedDenials: Sendable, Hashable, Codable {
    private struct Denial: Sendable, Hashable, Codable {
        var at: Instant
        var index: Int
    }

    private var recent: [Denial] = []

    mutating func observe(
        _ entry: Entry, at index: Int, _ lineage: LineageID, _ settings: WatchSettings
    ) -> Finding? {
        guard Self.isDenial(entry.body) else { return nil }
        recent.removeAll { entry.at >= $0.at.advanced(by: settings.deniedWithin) }
        recent.append(Denial(at: entry.at, index: index))
        guard recent.count >= settings.deniedCount else { return nil }
        let evidence = recent.map(\.index)
        recent = []
        let seconds = settings.deniedWithin.nanoseconds / 1_000_000_000
        return Finding(
            rule: RuleID(known: "repeated-denials"), lineage: lineage, advice: .lower,
            evidence: evidence, detail: "\(evidence.count) refusals within \(seconds) s")
    }

    private static func isDenial(_ body: EntryBody) -> Bool {
        switch body {
        case .intent(let intent): intent.verdict == .deny && !intent.observed
        case .refusal: true
        default: false
        }
    }
}
