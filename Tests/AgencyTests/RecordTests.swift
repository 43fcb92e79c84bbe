import Agency
import StrictJSON
import Testing

/// The short way to and from a leaf does what the general way does, for every kind that has it.
struct RecordTests {
    /// The kinds with a short way, made of random members.
    static let kinds: [(name: String, make: @Sendable (RandomDecoder) throws -> EntryBody)] = [
        ("answer", { .answer(try AnswerRecord(from: $0)) }),
        ("finding", { .finding(try Finding(from: $0)) }),
        ("intent", { .intent(try Intent(from: $0)) }),
        (
            "lease",
            {
                var record = try LeaseRecord(from: $0)
                // A child's record is rare: it goes the general way.
                record.child = nil
                return .lease(record)
            }
        ),
        ("lease_ended", { .leaseEnded(try LeaseEnded(from: $0)) }),
        ("outcome", { .outcome(try OutcomeRecord(from: $0)) }),
        ("refusal", { .refusal(try RefusalRecord(from: $0)) }),
        ("usage", { .usage(try UsageRecord(from: $0)) }),
    ]

    private static let names = kinds.map(\.name)

    private func entry(_ kind: String, _ random: RandomDecoder) throws -> Entry {
        let made = try Sample.some(Self.kinds.first { $0.name == kind })
        return Entry(at: try Instant(from: random), try made.make(random))
    }

    private func short(_ leaf: [UInt8]) -> Entry? {
        try? Entry(recordIn: leaf.indices, of: leaf)
    }

    /// Fails when a record has a member that its `members` do not name.
    @Test(arguments: names)
    func `Every member that Codable knows goes the short way, there and back`(
        kind: String
    ) throws {
        for filling in [RandomDecoder.Filling.everything, .nothing] {
            let entry = try entry(kind, RandomDecoder(seed: 1, filling))
            let leaf = try Sample.some(entry.recordLeaf)
            #expect(try leaf == entry.json().canonical())
            #expect(short(leaf) == entry)
        }
    }

    @Test(arguments: names)
    func `Random records are written as Codable writes them and read as it reads them`(
        kind: String
    ) throws {
        for seed in 0..<300 {
            let entry = try entry(kind, RandomDecoder(seed: seed))
            let leaf = try entry.leaf()
            #expect(try leaf == entry.json().canonical(), "seed \(seed)")
            #expect(try Entry(anyLeaf: leaf) == entry, "seed \(seed)")
            #expect(short(leaf) == entry, "seed \(seed)")
        }
    }

    @Test(arguments: names)
    func `The short way takes no changed text that the general way refuses or reads otherwise`(
        kind: String
    ) throws {
        for seed in 0..<150 {
            let leaf = try entry(kind, RandomDecoder(seed: seed)).leaf()
            var random = RandomSource(seed: seed)
            for _ in 0..<20 {
                let changed = try changed(leaf, &random)
                guard let read = short(changed) else { continue }
                let place = "seed \(seed): \(String(decoding: changed, as: UTF8.self))"
                #expect((try? Entry(anyLeaf: changed)) == read, "\(place)")
            }
        }
    }

    /// The leaf with a few bytes, or a few parts, otherwise.
    private func changed(_ leaf: [UInt8], _ random: inout RandomSource) throws -> [UInt8] {
        let parts = [
            "\"", "\\", "\\u0041", "\\ud800", ",", "{", "}", "[]", "null", "-", "-0", "00", "0",
            ".5", "e1", "int:", "int:9007199254740991", " ", "\u{0}", "é", "true", "\"v\":1",
            "\"kind\":\"usage\"", "9007199254740992", "99999999999999999999", "/", "A", "g",
        ]
        var text = leaf
        for _ in 0...random.index(2) {
            let start = random.index(text.count)
            let end = min(text.count, start + random.index(6))
            switch random.index(4) {
            case 0: text.replaceSubrange(start..<end, with: try random.pick(parts).utf8)
            case 1: text.insert(contentsOf: Array(text[start..<end]), at: random.index(text.count))
            case 2: text.removeSubrange(start..<end)
            default: text[start] = UInt8(truncatingIfNeeded: random.next())
            }
        }
        return text
    }

    @Test func `An entry is read from the middle of a batch, and nothing beyond it`() throws {
        let one = try entry("intent", RandomDecoder(seed: 7)).leaf()
        let other = try entry("outcome", RandomDecoder(seed: 8))
        let leaf = try other.leaf()
        let bytes = one + leaf + one
        let range = one.count..<one.count + leaf.count
        #expect(try Entry(leafIn: range, of: bytes) == other)
        for end in range {
            #expect(throws: JSONError.self) {
                try Entry(leafIn: range.lowerBound..<end, of: bytes)
            }
        }
    }

    @Test func `Every order, spacing and spelling of the general way is still read`() throws {
        let leaf = #"{"at":1,"kind":"refusal","refusal":{"lease":"l","reason":"r"},"v":1}"#
        let entry = try Entry(leaf: Array(leaf.utf8))
        #expect(short(Array(leaf.utf8)) == entry)
        let others = [
            #"{"v":1,"at":1,"kind":"refusal","refusal":{"reason":"r","lease":"l"}}"#,
            #" {"at":1, "kind":"refusal","refusal":{"lease":"l","reason":"r"},"v":1}"#,
            #"{"at":1,"kind":"refusal","refusal":{"lease":"\u006c","reason":"r"},"v":1}"#,
        ]
        for other in others {
            #expect(try Entry(leaf: Array(other.utf8)) == entry)
            #expect(short(Array(other.utf8)) == nil)
        }
    }
}
