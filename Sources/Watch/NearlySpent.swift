import Agency

/// Fires once for each life limit when what is spent and held passes the mandate's mark.
struct NearlySpent: Sendable, Hashable, Codable {
    private var fired: [Quantity: Bool] = [:]

    mutating func observe(
        _ entry: Entry, at index: Int, _ lineage: LineageID, _ settings: WatchSettings
    ) -> Finding? {
        guard case .intent(let intent) = entry.body, let pressure = intent.pressure,
            pressure.permille >= settings.nearlySpentPermille,
            fired.updateValue(true, forKey: pressure.quantity) == nil
        else { return nil }
        return Finding(
            rule: RuleID(known: "limit-nearly-spent"), lineage: lineage, advice: .lower,
            evidence: [index],
            detail:
                "\(pressure.permille) of 1000 of the life limit on \(pressure.quantity.rawValue)")
    }
}
