// swift-tools-version: 6.2
import PackageDescription

// The benchmarks: a package of their own, so that nothing of Tribune depends on them. ./bench
// builds what it runs. Sources/attacker is a link to the tree of processes that tests of the cell
// use: bench-stop wants it beside itself as cell-attacker, and tribune-cell too.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

func product(_ name: String) -> Target.Dependency { .product(name: name, package: "tribune") }

let package = Package(
    name: "tribune-benchmarks",
    products: [.executable(name: "cell-attacker", targets: ["attacker"])],
    dependencies: [.package(name: "tribune", path: "..")],
    targets: [
        .executableTarget(
            name: "bench-log", dependencies: [product("TransparencyLog")], swiftSettings: settings),
        .executableTarget(
            name: "bench-store",
            dependencies: [product("TransparencyLog"), product("PostgresStore")],
            swiftSettings: settings),
        .executableTarget(
            name: "bench-stop",
            dependencies: [product("Confinement"), product("tribune-cell"), "attacker"],
            swiftSettings: settings),
        // A static program in C, linked by swiftc without the Swift runtime (as in the main
        // package).
        .executableTarget(
            name: "attacker",
            linkerSettings: [.unsafeFlags(["-static-executable", "-nostartfiles"])]),
    ]
)
