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

extension PowerVector: RecordValue {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> PowerVector {
        let amounts = try [PowerDimension: Int64].read(&text)
        // Written without zeros, so one with them was not written here.
        guard amounts.values.allSatisfy({ $0 != 0 }) else { throw Unexpected() }
        return PowerVector(amounts)
    }

    func write(_ text: inout CanonicalWriter) { amounts.write(&text) }
}
