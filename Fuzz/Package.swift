// swift-tools-version: 6.2
import PackageDescription

// The fuzzers: a package of their own. Rooms/ are links to ../Sources, so that the rooms are built
// with the coverage that libFuzzer needs, and so that what is internal can be reached.
let strict: [SwiftSetting] = [
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

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Rooms/\(name)",
        swiftSettings: strict + [.unsafeFlags(["-sanitize=fuzzer", "-enable-testing"])])
}

func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: ["FuzzFront"] + dependencies, swiftSettings: strict,
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
}

let package = Package(
    name: "tribune-fuzz",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        room("StrictJSON"),
        room("Cedar", ["StrictJSON"]),
        room(
            "TransparencyLog",
            [
                "StrictJSON", product("Crypto", "swift-crypto"),
                product("SystemPackage", "swift-system"),
            ]),
        room("Agency", ["StrictJSON"]),
        room("HumanDesk", ["Agency"]),
        room("Mandates", ["Agency", "StrictJSON", product("Yams", "Yams")]),
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
        .target(name: "CFuzzer"),
        .target(name: "FuzzFront", dependencies: ["CFuzzer"], swiftSettings: strict),
        fuzzer("fuzz-texts", ["StrictJSON", "Cedar", "HumanDesk", "Mandates", "Console"]),
        fuzzer("fuzz-log", ["TransparencyLog"]),
        fuzzer(
            "fuzz-wire",
            [
                "StrictJSON", "Gateway", product("NIOCore", "swift-nio"),
                product("NIOEmbedded", "swift-nio"), product("NIOHTTP1", "swift-nio"),
            ]),
    ]
)
