import StrictJSON

/// What can be a member of a `Record`: it reads and writes the text that its `Codable` conformance
/// reads and writes through `JSONValueDecoder` and `JSONValueEncoder`.
protocol RecordValue {
    /// The next value of the text.
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> Self
    /// Appends the value.
    func write(_ text: inout CanonicalWriter)
}

extension String: RecordValue {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> String {
        try text.string()
    }

    func write(_ text: inout CanonicalWriter) { text.write(self) }
}

extension Bool: RecordValue {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> Bool { try text.bool() }

    func write(_ text: inout CanonicalWriter) { text.write(self) }
}

extension Int64: RecordValue {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> Int64 {
        try text.integer()
    }

    func write(_ text: inout CanonicalWriter) { text.write(self) }
}

extension Int: RecordValue {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> Int {
        Int(try text.integer())
    }

    func write(_ text: inout CanonicalWriter) { text.write(Int64(self)) }
}

extension UInt32: RecordValue {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> UInt32 {
        guard let value = UInt32(exactly: try text.integer()) else { throw Unexpected() }
        return value
    }

    func write(_ text: inout CanonicalWriter) { text.write(Int64(self)) }
}

extension Array: RecordValue where Element: RecordValue {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> [Element] {
        var elements: [Element] = []
        try text.openArray()
        while try text.nextElement() { elements.append(try Element.read(&text)) }
        return elements
    }

    func write(_ text: inout CanonicalWriter) {
        text.openArray()
        for value in self {
            text.element()
            value.write(&text)
        }
        text.closeArray()
    }
}

extension RecordValue where Self: RawRepresentable<String> {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> Self {
        guard let value = Self(rawValue: try text.string()) else { throw Unexpected() }
        return value
    }

    func write(_ text: inout CanonicalWriter) { text.write(rawValue) }
}
