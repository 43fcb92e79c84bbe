// swift-tools-version: 6.2
import PackageDescription

// The table of ../shared/design.md section 2. Tests/TidyTests checks the sources against it.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

func product(_ name: String, _ package: String) -> Target.Dependency {
    .product(name: name, package: package)
}

func room(
    _ name: String, _ dependencies: [Target.Dependency] = [], at path: String? = nil
) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

/// What tests of the whole hall see.
let house: [Target.Dependency] = [
    "TestCourt", "TestHouse", "Tribune", "Authority", "Watch", "Agency", "HumanDesk",
    "StrictJSON", "TransparencyLog",
]

/// A static program in C. swiftc links it; the flags keep the Swift runtime out, so that it runs in
/// a cell whose root is empty.
func cProgram(_ name: String, _ path: String) -> Target {
    .executableTarget(
        name: name, path: path,
        linkerSettings: [.unsafeFlags(["-static-executable", "-nostartfiles"])])
}

let package = Package(
    name: "tribune",
    products: [
        .library(name: "StrictJSON", targets: ["StrictJSON"]),
        .library(name: "Cedar", targets: ["Cedar"]),
        .library(name: "TransparencyLog", targets: ["TransparencyLog"]),
        .library(name: "Confinement", targets: ["Confinement"]),
        .library(name: "PostgresStore", targets: ["PostgresStore"]),
        .executable(name: "tribune", targets: ["tribune"]),
        .executable(name: "tribuned", targets: ["tribuned"]),
        .executable(name: "tribune-verify", targets: ["tribune-verify"]),
        .executable(name: "tribune-cell", targets: ["tribune-cell"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // Products: they know nothing of agents.
        room("StrictJSON"),
        room("Cedar", ["StrictJSON"]),
        room(
            "TransparencyLog",
            [
                "StrictJSON", product("Crypto", "swift-crypto"),
                product("SystemPackage", "swift-system"),
            ]
        ),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        room("PostgresStore", ["TransparencyLog", "CPostgres"]),
        .target(name: "CConfinement"),
        room("Confinement", ["CConfinement"]),

        // Rooms.
        room("Agency", ["StrictJSON"]),
        room("HumanDesk", ["Agency"]),
        room("Mandates", ["Agency", "StrictJSON", product("Yams", "Yams")]),
        room("Authority", ["Agency", "Cedar", "StrictJSON"]),
        room("Watch", ["Agency"]),
        room(
            "Tribune",
            [
                "Agency", "HumanDesk", "Mandates", "Authority", "Watch", "TransparencyLog",
                "Confinement", "StrictJSON", product("Logging", "swift-log"),
                product("SystemPackage", "swift-system"),
            ]),
        room(
            "Gateway",
            [
                "Agency", "StrictJSON", product("NIOCore", "swift-nio"),
                product("NIOPosix", "swift-nio"), product("NIOHTTP1", "swift-nio"),
                product("NIOSSL", "swift-nio-ssl"), product("Crypto", "swift-crypto"),
                product("Logging", "swift-log"),
            ]),
        room(
            "Console",
            [
                "Agency", "HumanDesk", "StrictJSON", product("NIOCore", "swift-nio"),
                product("NIOPosix", "swift-nio"), product("Logging", "swift-log"),
            ]),

        // Executables: wiring only.
        .executableTarget(
            name: "tribune",
            dependencies: [
                "Agency", "HumanDesk", "Mandates", "Cedar", "TransparencyLog", "Confinement",
                "StrictJSON", product("ArgumentParser", "swift-argument-parser"),
            ], swiftSettings: settings),
        .executableTarget(
            name: "tribuned",
            dependencies: [
                "Agency", "HumanDesk", "Tribune", "Gateway", "Console", "Confinement",
                "TransparencyLog", "PostgresStore",
                product("ArgumentParser", "swift-argument-parser"),
                product("Logging", "swift-log"),
            ], swiftSettings: settings),
        .executableTarget(
            name: "tribune-verify",
            dependencies: [
                "TransparencyLog", product("ArgumentParser", "swift-argument-parser"),
            ], swiftSettings: settings),
        cProgram("tribune-cell", "Sources/tribune-cell"),

        // What an agent would try, and a daemon that can be killed: for tests only.
        cProgram("cell-attacker", "Tests/CellAttacker"),
        .executableTarget(
            name: "cell-holder", dependencies: ["Confinement"], path: "Tests/CellHolder",
            swiftSettings: settings),

        room("TestKit", [], at: "Tests/TestKit"),
        room("TestCourt", ["Agency", "Authority", "StrictJSON"], at: "Tests/TestCourt"),
        room(
            "TestHouse",
            [
                "TestCourt", "Agency", "HumanDesk", "Tribune", "TransparencyLog", "Confinement",
                product("Logging", "swift-log"),
            ], at: "Tests/TestHouse"),
        room(
            "Simulation",
            [
                "TestKit", "TestCourt", "Tribune", "Authority", "Watch", "Agency", "HumanDesk",
                "StrictJSON", "TransparencyLog", "Confinement", product("Logging", "swift-log"),
            ], at: "Tests/Simulation"),
        .executableTarget(
            name: "simulate", dependencies: ["Simulation"], path: "Tests/Simulate",
            swiftSettings: settings),
        .executableTarget(
            name: "bench-decide",
            dependencies: [
                "TestCourt", "TestHouse", "Authority", "Agency", "HumanDesk", "Tribune",
                "StrictJSON", "Confinement", "TransparencyLog", product("Logging", "swift-log"),
            ], path: "Benchmarks/Sources/bench-decide", swiftSettings: settings),
        .executableTarget(
            name: "hall-load",
            dependencies: [
                "TestCourt", "TestHouse", "Agency", "HumanDesk", "Tribune", "StrictJSON",
            ], path: "Tests/HallLoad", swiftSettings: settings),

        tests("StrictJSONTests", ["TestKit", "StrictJSON"]),
        tests("CedarTests", ["TestKit", "Cedar", "StrictJSON"]),
        tests("TransparencyLogTests", ["TestKit", "TransparencyLog"]),
        tests("PostgresStoreTests", ["PostgresStore", "TransparencyLog"]),
        tests(
            "ConfinementTests",
            ["Confinement", "CConfinement", "tribune-cell", "cell-attacker", "cell-holder"]),
        tests("AgencyTests", ["Agency", "HumanDesk", "StrictJSON"]),
        tests("MandatesTests", ["TestKit", "Mandates", "Agency", "StrictJSON"]),
        tests(
            "AuthorityTests",
            ["TestKit", "TestCourt", "Authority", "Agency", "Cedar", "StrictJSON"]),
        tests("WatchTests", ["TestCourt", "Watch", "Agency", "StrictJSON"]),
        tests("TribuneTests", house + ["hall-load"], exclude: ["Golden"]),
        tests("LawTests", house),
        tests("SimulationTests", house + ["Simulation"]),
        tests(
            "GatewayTests",
            [
                "TestKit", "Gateway", "Agency", "StrictJSON", product("NIOCore", "swift-nio"),
                product("NIOPosix", "swift-nio"), product("NIOHTTP1", "swift-nio"),
                product("Logging", "swift-log"),
            ]),
        tests(
            "ConsoleTests",
            [
                "Console", "Agency", "HumanDesk", "StrictJSON", product("NIOCore", "swift-nio"),
                product("NIOPosix", "swift-nio"), product("Logging", "swift-log"),
            ]),
        tests("TranscriptTests", ["tribune", "tribuned", "tribune-cell"]),
        tests("TidyTests", []),
    ]
)
