/// The keys of one object while it is parsed, compared by bytes. A few are scanned, many hashed.
struct KeySet {
    private static let scanMax = 12
    private var few: [String] = []
    private var many: Set<[UInt8]> = []

    /// False when the key was there.
    mutating func insert(_ key: String) -> Bool {
        if many.isEmpty {
            guard !few.contains(where: { $0.utf8.elementsEqual(key.utf8) }) else { return false }
            few.append(key)
            if few.count > Self.scanMax { many = Set(few.map { Array($0.utf8) }) }
            return true
        }
        return many.insert(Array(key.utf8)).inserted
    }
}
