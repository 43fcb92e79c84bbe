import StrictJSON

/// What amounts are named for.
protocol AmountName: RawRepresentable<String>, CaseIterable, Hashable {
    /// Every name as bytes, in the order of RFC 8785.
    static var names: [(bytes: [UInt8], name: Self)] { get }
}

extension AmountName {
    fileprivate static var sorted: [(bytes: [UInt8], name: Self)] {
        allCases.sorted { $0.rawValue < $1.rawValue }.map { (Array($0.rawValue.utf8), $0) }
    }

    /// Cheaper than the hash of the whole name, which a choice with names would have. Few share
    /// one.
    public func hash(into hasher: inout Hasher) {
        let name = rawValue.utf8
        hasher.combine(name.count << 8 | Int(name.first ?? 0))
    }
}

extension Quantity: AmountName {
    static let names = sorted
}

extension PowerDimension: AmountName {
    static let names = sorted
}

/// Amounts are an object with the names of what is counted as keys.
extension Dictionary: RecordValue where Key: AmountName, Value == Int64 {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> [Key: Int64] {
        var amounts: [Key: Int64] = [:]
        try text.openObject()
        for (bytes, name) in Key.names where text.key(bytes) {
            if amounts.isEmpty { amounts.reserveCapacity(4) }
            amounts[name] = try text.integer()
        }
        try text.closeObject()
        return amounts
    }

    func write(_ text: inout CanonicalWriter) {
        text.openObject()
        var left = count
        for (bytes, name) in Key.names where left > 0 {
            guard let value = self[name] else { continue }
            text.key(bytes)
            text.write(value)
            left -= 1
        }
        text.closeObject()
    }
}
