import Agency

/// The keys of a charter file. `Specs/charter.schema.json` has the same; a test compares them.
enum CharterKeys {
    static let root = [
        "version", "organisation", "stewards", "limits", "agents", "teams", "red_lines",
        "red_line_files", "prices", "autonomy", "contexts", "asks_per_hour",
    ]
    static let required = ["version", "organisation"]
    static let agent = ["limits"]
    static let team = ["agents", "people", "limits"]
    static let price = [
        "currency", "call", "tokens_per_million", "decimal", "atomic", "decimals", "requires",
    ]
    /// The ways to find an amount; `decimals` goes with `atomic`.
    static let amounts = ["call", "tokens_per_million", "decimal", "atomic"]
    static let autonomy = ["effects", "outside"]
    static let effects = EffectClass.allCases.map(\.rawValue)
    static let contexts = ConsequentialContext.allCases.map(\.rawValue)
}
