import StrictJSON

/// A record that is read and written without a tree of values, because the log holds many of it.
///
/// Its `members` are the one list for both directions. Whoever adds a member to such a record adds
/// one line there, where its key comes in the order of the alphabet (RFC 8785 sorts by UTF-16 code
/// units; upper case comes first), and a value of the right type in `blank`. The `Codable`
/// conformance stays the definition: what this list does not know is left to it while reading, and
/// every debug build compares what is written with what it writes. `CodingTests` fill every member
/// that `Codable` asks for, so a line that is missing fails there.
protocol Record: RecordValue {
    /// Any value: every member is replaced by what is read.
    static var blank: Self { get }

    /// Names every member once, in the canonical order of the keys.
    mutating func members(_ text: inout some RecordCoder) throws(Unexpected)
}

extension Record {
    static func read(_ text: inout CanonicalReader) throws(Unexpected) -> Self {
        var record = blank
        try text.openObject()
        try record.members(&text)
        try text.closeObject()
        return record
    }

    func write(_ text: inout CanonicalWriter) {
        var record = self
        text.openObject()
        // A writer throws nothing.
        try? record.members(&text)
        text.closeObject()
    }
}
