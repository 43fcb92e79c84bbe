extension SchemaType {
    /// Whether a value is of this type, as far as its outermost part shows; the parts of sets and
    /// records are checked where they are read.
    func admits(_ value: Value) -> Bool {
        switch (self, value) {
        case (.bool, .bool), (.long, .long), (.string, .string), (.decimal, .decimal),
            (.ip, .ip), (.datetime, .datetime), (.duration, .duration), (.set, .set),
            (.record, .record):
            true
        case (.entity(let type), .entity(let uid)): uid.type == type
        default: false
        }
    }
}
