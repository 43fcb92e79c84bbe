package import StrictJSON

/// The short way to and from the leaf of an entry whose kind is a `Record`. A kind that is not
/// named here has the general way only.
///
/// Whoever gives a kind the short way names it in `recordLeaf` and, where its key stands among
/// `at`, `kind` and `v`, in one of the three functions that read it.
extension Entry {
    /// The leaf.
    package var recordLeaf: [UInt8]? {
        switch body {
        case .answer(let record): leaf("answer", record, .first)
        case .finding(let record): leaf("finding", record, .beforeKind)
        case .intent(let record): leaf("intent", record, .beforeKind)
        // A child's record is rare, and long.
        case .lease(let record) where record.child == nil: leaf("lease", record, .beforeVersion)
        case .leaseEnded(let record): leaf("lease_ended", record, .beforeVersion)
        case .outcome(let record): leaf("outcome", record, .beforeVersion)
        case .refusal(let record): leaf("refusal", record, .beforeVersion)
        case .usage(let record): leaf("usage", record, .beforeVersion)
        default: nil
        }
    }

    /// The entry of the leaf in `range` of `bytes`. Whatever is not exactly as it is written is
    /// `Unexpected`.
    package init(recordIn range: Range<Int>, of bytes: [UInt8]) throws(Unexpected) {
        // Bounds the count of values far below `JSONLimits.standard`, too.
        guard range.count <= Self.leafBytesMax else { throw Unexpected() }
        var text = CanonicalReader(bytes, in: range)
        try text.openObject()
        var found = try EntryBody.beforeTime(&text)
        guard text.key("at") else { throw Unexpected() }
        let at = try Instant.read(&text)
        if found == nil { found = try EntryBody.beforeKind(&text) }
        guard text.key("kind") else { throw Unexpected() }
        let kind = try text.string()
        if found == nil { found = try EntryBody.beforeVersion(&text) }
        guard let body = found, body.kind == kind, text.key("v"),
            try text.integer() == Agency.entryVersion
        else { throw Unexpected() }
        try text.closeObject()
        guard text.isAtEnd else { throw Unexpected() }
        self.init(at: at, body)
    }

    /// No entry is longer (Specs/entry.md).
    private static let leafBytesMax = 65_535

    /// Where the content's key stands among the others.
    private enum Place { case first, beforeKind, beforeVersion }

    private func leaf(
        _ kind: StaticString, _ record: some Record, _ place: Place
    ) -> [UInt8] {
        var text = CanonicalWriter(capacity: 640)
        text.openObject()
        if place == .first { text.member(kind, record) }
        text.member("at", at)
        if place == .beforeKind { text.member(kind, record) }
        text.member("kind", body.kind)
        if place == .beforeVersion { text.member(kind, record) }
        text.member("v", version)
        text.closeObject()
        return text.bytes
    }
}

extension CanonicalWriter {
    fileprivate mutating func member(_ key: StaticString, _ value: some RecordValue) {
        self.key(key)
        value.write(&self)
    }
}

extension EntryBody {
    fileprivate static func beforeTime(
        _ text: inout CanonicalReader
    ) throws(Unexpected) -> EntryBody? {
        text.key("answer") ? .answer(try .read(&text)) : nil
    }

    fileprivate static func beforeKind(
        _ text: inout CanonicalReader
    ) throws(Unexpected) -> EntryBody? {
        if text.key("intent") { return .intent(try .read(&text)) }
        if text.key("finding") { return .finding(try .read(&text)) }
        return nil
    }

    fileprivate static func beforeVersion(
        _ text: inout CanonicalReader
    ) throws(Unexpected) -> EntryBody? {
        if text.key("outcome") { return .outcome(try .read(&text)) }
        if text.key("usage") { return .usage(try .read(&text)) }
        if text.key("refusal") { return .refusal(try .read(&text)) }
        if text.key("lease") { return .lease(try .read(&text)) }
        if text.key("lease_ended") { return .leaseEnded(try .read(&text)) }
        return nil
    }
}
