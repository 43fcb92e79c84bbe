import Cedar
import StrictJSON
import TestKit
import Testing

@Suite struct EntitiesTests {
    private static func user(_ id: String, in parents: String...) -> Entity {
        Entity(Ask.uid("U", id), parents: Set(parents.map { Ask.uid("U", $0) }))
    }

    @Test func `ancestors reach through every level and past unknown parents`() throws {
        let store = try Entities([
            Self.user("c", in: "b"), Self.user("a", in: "root"), Self.user("b", in: "a", "x"),
        ])
        let ids = store.ancestors(of: Ask.uid("U", "c")).map(\.id).sorted()
        #expect(ids == ["a", "b", "root", "x"])
        #expect(store.isEntity(Ask.uid("U", "c"), in: Ask.uid("U", "root")))
        #expect(!store.isEntity(Ask.uid("U", "a"), in: Ask.uid("U", "b")))
    }

    @Test func `every entity is in itself, known or not`() {
        #expect(Entities().isEntity(Ask.principal, in: Ask.principal))
        #expect(Entities().ancestors(of: Ask.principal).isEmpty)
    }

    static let cycles: [[Entity]] = [
        [user("a", in: "a")],
        [user("a", in: "b"), user("b", in: "a")],
        [user("a", in: "b"), user("b", in: "c"), user("c", in: "d"), user("d", in: "b")],
    ]

    @Test(arguments: cycles)
    func `an entity is not its own ancestor`(entities: [Entity]) {
        #expect(throws: EntitiesError.self) { try Entities(entities) }
    }

    @Test func `a diamond is no cycle`() throws {
        let store = try Entities([
            Self.user("a", in: "b", "c"), Self.user("b", in: "d"), Self.user("c", in: "d"),
            Self.user("d"),
        ])
        #expect(store.ancestors(of: Ask.uid("U", "a")).count == 3)
    }

    @Test func `a chain may be long`() throws {
        let chain = (0..<20_000).map { Self.user("\($0)", in: "\($0 + 1)") }
        // All ancestors of all would be 200 million: check on a shorter one, and the depth here.
        let store = try Entities(chain.suffix(300))
        #expect(store.ancestors(of: Ask.uid("U", "19700")).count == 300)
        #expect(throws: EntitiesError.self) {
            try Entities(chain.suffix(300) + [Self.user("20000", in: "19700")])
        }
    }

    @Test func `the same entity may stand twice, two different ones may not`() throws {
        #expect(try Entities([Self.user("a"), Self.user("a")]).count == 1)
        #expect(throws: EntitiesError.duplicate(Ask.uid("U", "a"))) {
            try Entities([Self.user("a"), Self.user("a", in: "b")])
        }
    }

    @Test func `parents of actions are actions`() {
        let action = Entity(Ask.action, parents: [Ask.principal])
        #expect(throws: EntitiesError.parentOfAction(Ask.action, parent: Ask.principal)) {
            try Entities([action])
        }
    }

    @Test func `an entity can be replaced and the hierarchy follows`() throws {
        var store = try Entities([Self.user("a", in: "b"), Self.user("b", in: "c")])
        try store.upsert(Self.user("b", in: "d"))
        #expect(store.ancestors(of: Ask.uid("U", "a")).map(\.id).sorted() == ["b", "d"])
        try store.upsert(
            Entity(Ask.uid("U", "z"), attributes: ["n": 1], parents: [Ask.uid("U", "a")]))
        #expect(store.ancestors(of: Ask.uid("U", "z")).count == 3)
        #expect(store[Ask.uid("U", "z")]?.attributes["n"] == 1)
        store.remove(Ask.uid("U", "b"))
        #expect(store.ancestors(of: Ask.uid("U", "z")).map(\.id).sorted() == ["a", "b"])
        #expect(store.count == 2)
    }

    @Test func `a refused replacement leaves the store as it was`() throws {
        var store = try Entities([Self.user("a", in: "b"), Self.user("b")])
        #expect(throws: EntitiesError.self) { try store.upsert(Self.user("b", in: "a")) }
        #expect(store[Ask.uid("U", "b")] == Self.user("b"))
        #expect(store.ancestors(of: Ask.uid("U", "a")) == [Ask.uid("U", "b")])
    }

    static let seeds: [UInt64] = Array(1...30)

    @Test(arguments: seeds)
    func `entities put in one by one make the same hierarchy`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let entities = (0..<12).map { index in
            let parents = ((index + 1)..<14).filter { _ in
                Int.random(in: 0..<4, using: &generator) == 0
            }
            return Entity(
                Ask.uid("U", "\(index)"), parents: Set(parents.map { Ask.uid("U", "\($0)") }))
        }
        let whole = try Entities(entities)
        var grown = Entities()
        for entity in entities.shuffled(using: &generator) { try grown.upsert(entity) }
        for entity in entities {
            #expect(whole.ancestors(of: entity.uid) == grown.ancestors(of: entity.uid))
            #expect(whole.ancestors(of: entity.uid) == reach(entity.uid, whole))
        }
    }

    /// The ancestors by walking from parent to parent.
    private func reach(_ uid: EntityUID, _ store: Entities) -> Set<EntityUID> {
        var found: Set<EntityUID> = []
        var open = Array(store[uid]?.parents ?? [])
        while let next = open.popLast() {
            guard found.insert(next).inserted else { continue }
            open += store[next]?.parents ?? []
        }
        return found
    }
}
