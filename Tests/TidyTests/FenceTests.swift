import Testing

/// The table of imports itself obeys the "Never" list of design.md section 2.
@Suite struct FenceTests {
    private static let products = [
        "StrictJSON", "Cedar", "TransparencyLog", "SequentialTesting", "Confinement",
    ]

    /// A room and what must not be behind its fence, at any depth.
    private static let never: [(room: String, banned: [String])] = [
        ("Gateway", ["HumanDesk", "Authority", "Tribune", "Cedar", "Confinement", "Console"]),
        ("Console", ["Gateway", "Authority", "Confinement"]),
        ("Watch", ["Authority", "Cedar"]),
        ("Authority", ["Watch", "SequentialTesting", "HumanDesk"]),
        ("Tribune", ["Catalogue", "Gateway", "Console", "Trial"]),
        ("tribuned", ["Trial", "RiskImport"]),
        ("tribune-verify", ["Agency", "Tribune"]),
    ]

    @Test(arguments: products)
    func `a product knows no agent and no other product`(_ product: String) throws {
        let fence = try #require(Fence.table[product])
        #expect(fence.rooms.subtracting(["StrictJSON", "CConfinement"]).isEmpty)
    }

    @Test(arguments: never)
    func `what must never be reached is not reachable`(_ row: (room: String, banned: [String])) {
        #expect(Self.reachable(from: row.room).isDisjoint(with: row.banned))
    }

    @Test func `paperwork does not steer decisions`() {
        let steering = ["Tribune", "Authority", "Watch", "Gateway"]
        #expect(steering.allSatisfy { !Self.reachable(from: $0).contains("Catalogue") })
    }

    @Test(arguments: ["StrictJSON", "Cedar", "Agency", "Authority", "Watch", "SequentialTesting"])
    func `an inner room imports nothing of the system`(_ room: String) throws {
        let fence = try #require(Fence.table[room])
        let system = [
            "Foundation", "FoundationEssentials", "Glibc", "Dispatch", "NIOCore",
        ]
        #expect(system.allSatisfy { !fence.allows($0) })
    }

    @Test func `every room in the table is itself in the table`() {
        let named = Fence.table.values.reduce(into: Set<String>()) { $0.formUnion($1.rooms) }
        #expect(named.isSubset(of: Set(Fence.table.keys)))
    }

    private static func reachable(from room: String) -> Set<String> {
        var seen: Set<String> = []
        var next = Fence.table[room]?.rooms ?? []
        while let one = next.popFirst() {
            if seen.insert(one).inserted { next.formUnion(Fence.table[one]?.rooms ?? []) }
        }
        return seen
    }
}
