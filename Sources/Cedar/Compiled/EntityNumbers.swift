/// Numbers for the entities and entity types that policies name, from zero without gaps.
struct EntityNumbers: Sendable {
    private var types: [EntityTypeName: Int32] = [:]
    /// By number of the type: most requests meet types without a named entity, and no id is
    /// hashed for them.
    private var ids: [[ExactText: Int32]] = []
    /// How many entities are numbered.
    private(set) var count = 0

    /// How many types are numbered.
    var typeCount: Int { ids.count }

    /// The number of an entity, -1 where no policy names it.
    func number(of uid: EntityUID) -> Int32 {
        guard let type = types[uid.type] else { return -1 }
        let known = ids[Int(type)]
        return known.isEmpty ? -1 : known[ExactText(uid.id)] ?? -1
    }

    /// The number of a type, -1 where no policy names it.
    func number(ofType name: EntityTypeName) -> Int32 { types[name] ?? -1 }

    mutating func add(_ uid: EntityUID) -> Int32 {
        let type = Int(add(type: uid.type))
        if let known = ids[type][ExactText(uid.id)] { return known }
        let number = Int32(count)
        ids[type][ExactText(uid.id)] = number
        count += 1
        return number
    }

    mutating func add(type name: EntityTypeName) -> Int32 {
        if let known = types[name] { return known }
        let number = Int32(ids.count)
        types[name] = number
        ids.append([:])
        return number
    }
}
