/// A map of the file with known keys only.
struct MandateSection {
    let path: String
    private let values: [String: SourceNode]

    init(path: String, values: [String: SourceNode]) {
        self.path = path
        self.values = values
    }

    /// The value under a key with its path, nil when the file leaves it out.
    subscript(key: String) -> (node: SourceNode, path: String)? {
        values[key].map { ($0, MandatePath.child(path, key)) }
    }

    func has(_ key: String) -> Bool { values[key] != nil }
}
