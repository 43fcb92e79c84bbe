import StrictJSON

extension Identifier: RecordValue {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> Self {
        let name = try text.string(of: alphabet, count: counts)
        guard let name = Self(ofAlphabet: name) else { throw Unexpected() }
        return name
    }

    func write(_ text: inout CanonicalWriter) { self.text.write(&text) }
}

extension Digest: RecordValue {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> Digest {
        Digest(ofAlphabet: try text.string(of: alphabet, count: count...count))
    }

    func write(_ text: inout CanonicalWriter) { hex.write(&text) }
}

extension ActionID: RecordValue {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> ActionID {
        ActionID(try Int.read(&text))
    }

    func write(_ text: inout CanonicalWriter) { index.write(&text) }
}

extension Instant: RecordValue {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> Instant {
        Instant(nanoseconds: try text.integer())
    }

    func write(_ text: inout CanonicalWriter) { nanoseconds.write(&text) }
}

/// Quantities are an object with their names as keys.
extension Dictionary: RecordValue where Key == Quantity, Value == Int64 {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> [Quantity: Int64] {
        var quantities: [Quantity: Int64] = [:]
        var last: String?
        try text.openObject()
        while let name = try text.nextKey(after: last) {
            guard let quantity = Quantity(rawValue: name) else { throw Unexpected() }
            quantities[quantity] = try text.integer()
            last = name
        }
        return quantities
    }

    func write(_ text: inout CanonicalWriter) {
        text.openObject()
        for (name, value) in map({ ($0.key.rawValue, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
            text.key(text: name)
            text.write(value)
        }
        text.closeObject()
    }
}
