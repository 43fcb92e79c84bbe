extension Fence {
    /// The house's table. A target that is not here may not exist; a new import is a new word here,
    /// in the same commit, with design.md section 2 agreeing.
    static let table: [String: Fence] = products.merging(rooms) { $1 }.merging(executables) { $1 }

    /// What others may build on. None knows what an agent is, none imports another but StrictJSON.
    private static let products: [String: Fence] = [
        "StrictJSON": Fence(.inner),
        "Cedar": Fence(.inner, rooms: ["StrictJSON"]),
        "TransparencyLog": Fence(
            .door, rooms: ["StrictJSON"], outside: ["Crypto", "SystemPackage"]),
        "SequentialTesting": Fence(.inner, outside: ["Numerics", "RealModule", "ComplexModule"]),
        "Confinement": Fence(
            .door, rooms: ["CConfinement", "StrictJSON"], outside: ["SystemPackage", "Subprocess"]),
        "CConfinement": Fence(.c),
    ]

    private static let rooms: [String: Fence] = [
        // A permit is taken once from its slot, which takes an atomic.
        "Agency": Fence(.inner, rooms: ["StrictJSON"], outside: ["Synchronization"]),
        "HumanDesk": Fence(.inner, rooms: ["Agency", "StrictJSON"]),
        "Mandates": Fence(.door, rooms: ["Agency", "StrictJSON"], outside: ["Yams"]),
        "Authority": Fence(.inner, rooms: ["Agency", "Cedar", "StrictJSON"]),
        "Watch": Fence(.inner, rooms: ["Agency", "SequentialTesting", "StrictJSON"]),
        "Catalogue": Fence(.door, rooms: ["Agency", "StrictJSON"]),
        "Tribune": Fence(
            .door,
            rooms: [
                "Agency", "HumanDesk", "Mandates", "Authority", "Watch", "TransparencyLog",
                "Confinement", "StrictJSON",
            ],
            outside: ["Logging", "Metrics", "ServiceLifecycle", "Crypto", "SystemPackage"]),
        "Gateway": Fence(
            .door, rooms: ["Agency", "StrictJSON"],
            outside: ["NIO*", "HTTPTypes", "Crypto", "Logging", "Metrics"]),
        "Console": Fence(
            .door, rooms: ["Agency", "HumanDesk", "Catalogue", "StrictJSON"],
            outside: [
                "Hummingbird*", "HTTPTypes", "NIO*", "Mustache", "JWTKit", "Crypto", "Logging",
                "Metrics", "ServiceLifecycle",
            ]),
        "Projections": Fence(
            .door, rooms: ["Agency", "HumanDesk", "Catalogue", "StrictJSON"], outside: ["GRDB"]),
        "PostgresStore": Fence(.door, rooms: ["TransparencyLog", "StrictJSON", "CPostgres"]),
        "CPostgres": Fence(.c),
        "RiskImport": Fence(
            .door, rooms: ["Catalogue", "Agency", "StrictJSON", "CArchive"],
            outside: ["XMLCoder", "Yams", "FoundationXML", "SwiftCSV"]),
        "CArchive": Fence(.c),
        "Trial": Fence(
            .door, rooms: ["Agency", "StrictJSON"],
            outside: ["AsyncHTTPClient", "NIO*", "HTTPTypes", "Logging"]),
    ]

    /// Wiring only. The daemon never links `Trial`; the verifier needs the log library alone.
    /// Both programs may probe the host (`check --host`), hence `Confinement` in either row.
    private static let executables: [String: Fence] = [
        "tribune": Fence(
            .door,
            rooms: [
                "HumanDesk", "Agency", "Mandates", "Cedar", "Watch", "TransparencyLog",
                "Catalogue", "RiskImport", "Trial", "StrictJSON", "Confinement",
            ],
            outside: ["ArgumentParser", "Crypto", "SystemPackage", "Logging"]),
        "tribuned": Fence(
            .door,
            rooms: [
                "Tribune", "Gateway", "Console", "Projections", "PostgresStore", "Agency",
                "HumanDesk", "StrictJSON", "Confinement", "TransparencyLog",
            ],
            outside: [
                "ArgumentParser", "NIO*", "Logging", "Metrics", "ServiceLifecycle", "SystemPackage",
            ]),
        "tribune-verify": Fence(
            .door, rooms: ["TransparencyLog", "StrictJSON"],
            outside: ["ArgumentParser", "Crypto", "SystemPackage"]),
        "tribune-cell": Fence(.c),
    ]
}
