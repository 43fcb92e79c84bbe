/// Numbers for the entities and entity types that policies name, from zero without gaps.
struct EntityNumbers: Sendable {
    /// A type and those of its entities that are named.
    private struct Known: Sendable {
        let name: EntityTypeName
        let length: Int
        /// Most requests meet types without a named entity; then no id is hashed.
        var ids: [ExactText: Int32] = [:]
    }

    /// So few types are compared one by one, which is faster than hashing a name.
    private static let comparedMax = 8

    private var types: [Known] = []
    private var typeNumbers: [EntityTypeName: Int32] = [:]
    /// How many entities are numbered.
    private(set) var count = 0

    /// How many types are numbered.
    var typeCount: Int { types.count }

    /// The number of a type, -1 where no policy names it.
    func number(ofType name: EntityTypeName) -> Int32 {
        if types.count > Self.comparedMax { return typeNumbers[name] ?? -1 }
        let length = name.text.utf8.count
        for index in types.indices where types[index].length == length {
            if types[index].name == name { return Int32(index) }
        }
        return -1
    }

    /// The number of an entity whose type has this number, -1 where no policy names it.
    func number(ofID id: String, type: Int32) -> Int32 {
        guard type >= 0 else { return -1 }
        let known = types[Int(type)].ids
        return known.isEmpty ? -1 : known[ExactText(id)] ?? -1
    }

    mutating func add(_ uid: EntityUID) -> Int32 {
        let type = Int(add(type: uid.type))
        if let known = types[type].ids[ExactText(uid.id)] { return known }
        let number = Int32(count)
        types[type].ids[ExactText(uid.id)] = number
        count += 1
        return number
    }

    mutating func add(type name: EntityTypeName) -> Int32 {
        if let known = typeNumbers[name] { return known }
        let number = Int32(types.count)
        typeNumbers[name] = number
        types.append(Known(name: name, length: name.text.utf8.count))
        return number
    }
}
