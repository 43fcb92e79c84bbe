import Agency
import StrictJSON
import Testing

struct EntryTests {
    @Test func `Every kind of entry comes back from its leaf`() throws {
        let samples = try SampleEntry.all()
        for sample in samples {
            #expect(try Entry(leaf: sample.entry.leaf()) == sample.entry, "\(sample.name)")
        }
        let kinds = Set(samples.map(\.entry.body.kind))
        #expect(
            kinds == [
                "started", "person", "mandate", "lease", "lease_ended", "intent", "answer",
                "outcome", "usage", "tool", "refusal", "finding", "order", "snapshot",
            ])
    }

    @Test func `A leaf is canonical and carries its version, time and kind`() throws {
        for sample in try SampleEntry.all() {
            let leaf = try sample.entry.leaf()
            let value = try JSONValue.parse(leaf)
            #expect(try value.canonical() == leaf)
            #expect(value["v"] == 1)
            #expect(value["kind"]?.asString == sample.entry.body.kind)
            #expect(value["at"] == "int:1795268000123456789")
            #expect(value.asObject?.count == 4)
        }
    }

    @Test(
        arguments: [
            (#"{"v":2,"at":1,"kind":"person","person":{}}"#, EntryError.unknownVersion(2)),
            (#"{"v":2,"everything":"else"}"#, .unknownVersion(2)),
            (#"{"v":0,"at":1,"kind":"person","person":{}}"#, .unknownVersion(0)),
            (#"{"v":1,"at":1,"kind":"miracle","miracle":{}}"#, .unknownKind("miracle")),
            (#"{"v":1,"at":1,"kind":"at"}"#, .unknownKind("at")),
            (#"{"at":1,"kind":"person","person":{}}"#, .incomplete),
            (#"{"v":1,"kind":"person","person":{}}"#, .incomplete),
            (#"{"v":1,"at":1,"person":{}}"#, .incomplete),
            (#"{"v":1,"at":1,"kind":"person"}"#, .incomplete), ("[]", .incomplete),
            (#"{"v":"1","at":1,"kind":"person","person":{}}"#, .incomplete),
        ])
    func `A leaf of another kind or time says so`(leaf: String, error: EntryError) {
        #expect(throws: error) { try Entry(leaf: Array(leaf.utf8)) }
        #expect(!error.description.isEmpty)
    }

    @Test(
        arguments: [
            #"{"v":1,"at":"x","kind":"refusal","refusal":{"lease":"l","reason":"r"}}"#,
            #"{"v":1,"at":1.5,"kind":"refusal","refusal":{"lease":"l","reason":"r"}}"#,
            #"{"v":1,"at":1,"kind":"refusal","refusal":{"lease":"","reason":"r"}}"#,
            #"{"v":1,"at":1,"kind":"refusal","refusal":{"lease":"a b","reason":"r"}}"#,
            #"{"v":1,"at":1,"kind":"refusal","refusal":{"lease":"l"}}"#,
            #"{"v":1,"at":1,"kind":"snapshot","snapshot":{"size":1,"digest":"AB"}}"#,
            #"{"v":1,"at":1,"kind":"usage","usage":{"lease":"l","used":{"calls":1e3}}}"#,
            #"{"v":1,"at":1,"kind":"usage","usage":{"lease":"l","used":{"nonsense":1}}}"#,
        ])
    func `A leaf whose content does not fit is refused`(leaf: String) {
        #expect(throws: DecodingError.self) { try Entry(leaf: Array(leaf.utf8)) }
    }

    @Test(arguments: ["", "{", #"{"v":1,"v":1}"#])
    func `A leaf that is no strict JSON is refused`(leaf: String) {
        #expect(throws: JSONError.self) { try Entry(leaf: Array(leaf.utf8)) }
    }

    @Test func `Only orders of people loosen`() throws {
        let orders = try SampleEntry.all().compactMap { sample -> Order? in
            if case .order(let order) = sample.entry.body { order } else { nil }
        }
        let loosening = orders.filter(\.change.loosens).map(\.source)
        #expect(loosening.count == 3)
        for source in loosening {
            guard case .person = source else {
                Issue.record("\(source)")
                continue
            }
        }
    }
}
