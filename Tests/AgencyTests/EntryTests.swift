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
                "charter", "evidence", "allowance", "consent",
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
            (#"{"v":1,"at":1,"kind":"person","person":{},"held":true}"#, .unknownMember("held")),
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
        #expect(loosening.count == 5)
        for source in loosening {
            guard case .person = source else {
                Issue.record("\(source)")
                continue
            }
        }
    }

    /// Every object in a value, by the way to it.
    private static func objects(
        in value: JSONValue, at path: [Step] = []
    ) -> [(path: [Step], object: JSONObject)] {
        switch value {
        case .object(let object):
            [(path, object)]
                + object.members.flatMap { objects(in: $0.value, at: path + [.key($0.key)]) }
        case .array(let elements):
            elements.enumerated().flatMap { index, element in
                objects(in: element, at: path + [.index(index)])
            }
        default: []
        }
    }

    private enum Step {
        case key(String)
        case index(Int)
    }

    private static func changed(
        _ value: JSONValue, at path: ArraySlice<Step>, _ change: (inout JSONObject) -> Void
    ) -> JSONValue {
        switch (value, path.first) {
        case (.object(var object), nil):
            change(&object)
            return .object(object)
        case (.object(var object), .key(let key)?):
            object[key] = object[key].map { changed($0, at: path.dropFirst(), change) }
            return .object(object)
        case (.array(var elements), .index(let index)?):
            elements[index] = changed(elements[index], at: path.dropFirst(), change)
            return .array(elements)
        default: return value
        }
    }

    /// A table of autonomy that leaves a row out has the standard's: as yet it is read so.
    private static func isStandardRow(_ key: String, in sample: SampleEntry) -> Bool {
        guard case .charter(let record) = sample.entry.body, let row = EffectClass(rawValue: key)
        else { return false }
        return record.charter.autonomy.effects[row] == AutonomyTable.standard.effects[row]
    }

    @Test func `No entry is read as less than it says, whatever is added to it and where`() throws {
        for sample in try SampleEntry.all() {
            let value = try JSONValue.parse(sample.entry.leaf())
            for (path, object) in Self.objects(in: value) {
                let more = Self.changed(value, at: path[...]) { $0["added"] = "x" }
                let read = try? Entry(leaf: more.canonical())
                // Maps take any key; then the entry says more, too.
                #expect(try read.map { try $0.leaf() } != sample.entry.leaf(), "\(sample.name)")
                if let read { #expect(try read.leaf() == more.canonical(), "\(sample.name)") }
                for key in object.members.map(\.key) {
                    let less = Self.changed(value, at: path[...]) { $0[key] = nil }
                    guard let read = try? Entry(leaf: less.canonical()) else { continue }
                    #expect(
                        read != sample.entry || Self.isStandardRow(key, in: sample),
                        "\(sample.name) without \(key)")
                }
            }
        }
    }

    @Test func `A member of another type is refused or is another entry`() throws {
        let others: [JSONValue] = [
            .null, true, 0, -1, "", "x", "int:5", [], [:], [[:]], ["a": "b"],
        ]
        for sample in try SampleEntry.all() {
            let value = try JSONValue.parse(sample.entry.leaf())
            for (path, object) in Self.objects(in: value) {
                for (member, other) in object.members.flatMap({ m in others.map { (m, $0) } }) {
                    guard member.value != other else { continue }
                    let odd = Self.changed(value, at: path[...]) { $0[member.key] = other }
                    guard let read = try? Entry(leaf: odd.canonical()) else { continue }
                    let place = "\(sample.name), \(member.key) as \(other)"
                    let isStandard = member.key == "effects" && other == [:]
                    #expect(read != sample.entry || other == .null || isStandard, "\(place)")
                }
            }
        }
    }
}
