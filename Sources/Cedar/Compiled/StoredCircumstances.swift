/// A context and entities that are there already.
struct StoredCircumstances: Circumstances {
    let context: Record
    let entities: Entities

    func lookUp(_ path: ContextPath) -> ContextLookup {
        var record = context
        for name in path.names.dropLast() {
            guard case .record(let next) = record[name] else { return .unknown }
            record = next
        }
        guard let last = path.names.last else { return .unknown }
        return record[last].map(ContextLookup.value) ?? .absent
    }
}
