/// The entities of a decision and their hierarchy, which has no cycles.
public struct Entities: Sendable {
    private var storage: [EntityUID: Entity] = [:]
    /// All ancestors of each stored entity.
    private var ancestors: [EntityUID: Set<EntityUID>] = [:]
    /// Every uid that is someone's parent: only these can change the ancestors of others.
    private var parents: Set<EntityUID> = []

    /// The empty store.
    public init() {}

    /// The store of these entities; the same entity may stand twice.
    ///
    /// Throws where two differ in their facts, where an entity is its own ancestor, or where an
    /// action has a parent that is none.
    public init(_ entities: some Sequence<Entity>) throws(EntitiesError) {
        for entity in entities {
            if let known = storage[entity.uid], known != entity { throw .duplicate(entity.uid) }
            try note(entity)
        }
        try closeAll()
    }

    /// The entity of this uid, nil where nothing is known of it.
    public subscript(uid: EntityUID) -> Entity? {
        storage[uid]
    }

    /// How many entities there are.
    public var count: Int { storage.count }

    /// Every stored entity, in no order.
    public var all: some Collection<Entity> { storage.values }

    /// Whether `uid` is `ancestor` or a descendant of it. Every entity, known or not, is in
    /// itself.
    public func isEntity(_ uid: EntityUID, in ancestor: EntityUID) -> Bool {
        uid == ancestor || ancestors[uid]?.contains(ancestor) == true
    }

    /// Every ancestor of an entity, itself not included.
    public func ancestors(of uid: EntityUID) -> Set<EntityUID> {
        ancestors[uid] ?? []
    }

    /// Puts the entity in the place of any with its uid. Cheap where no stored entity has it as
    /// a parent; otherwise the hierarchy is computed anew.
    ///
    /// Throws where the hierarchy would have a cycle.
    public mutating func upsert(_ entity: Entity) throws(EntitiesError) {
        if parents.contains(entity.uid) || entity.parents.contains(entity.uid) {
            var changed = self
            try changed.note(entity)
            try changed.closeAll()
            self = changed
        } else {
            // Nothing lies below it, so only its own ancestors change.
            try note(entity)
            ancestors[entity.uid] = close(entity)
        }
    }

    /// Forgets an entity; others may still name it as a parent.
    public mutating func remove(_ uid: EntityUID) {
        storage[uid] = nil
        ancestors[uid] = nil
        // Without it the hierarchy has fewer edges, so no cycle can appear.
        if parents.contains(uid) { try? closeAll() }
    }

    private mutating func note(_ entity: Entity) throws(EntitiesError) {
        if entity.uid.type.baseName == "Action",
            let parent = entity.parents.first(where: { $0.type.baseName != "Action" })
        {
            throw .parentOfAction(entity.uid, parent: parent)
        }
        storage[entity.uid] = entity
        parents.formUnion(entity.parents)
    }

    /// The ancestors of an entity whose parents' ancestors are known.
    private func close(_ entity: Entity) -> Set<EntityUID> {
        entity.parents.reduce(into: entity.parents) { result, parent in
            result.formUnion(ancestors[parent] ?? [])
        }
    }

    /// Computes all ancestors, parents before children, without recursion.
    private mutating func closeAll() throws(EntitiesError) {
        ancestors = [:]
        var open: Set<EntityUID> = []
        for root in storage.keys where ancestors[root] == nil {
            var path = [root]
            open.insert(root)
            while let uid = path.last {
                guard let entity = storage[uid] else { break }
                let next = entity.parents.first { storage[$0] != nil && ancestors[$0] == nil }
                if let next {
                    guard open.insert(next).inserted else { throw .cycle(next) }
                    path.append(next)
                } else {
                    ancestors[uid] = close(entity)
                    open.remove(uid)
                    path.removeLast()
                }
            }
        }
    }
}
