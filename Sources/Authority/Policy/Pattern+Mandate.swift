import Cedar

extension Pattern {
    /// A pattern of a mandate, in which `*` alone is a wildcard.
    init(mandate text: String) {
        self.init(text.unicodeScalars.map { $0 == "*" ? .wildcard : .scalar($0) })
    }
}
