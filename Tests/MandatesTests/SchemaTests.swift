import Agency
import StrictJSON
import Testing

@testable import Mandates

/// `Specs/mandate.schema.json` describes what the reader reads: no key more, no key less.
struct SchemaTests {
    private let file: SchemaFile
    private var schema: JSONValue { file.schema }

    init() throws { file = try SchemaFile("mandate") }

    private func at(_ path: [String]) -> JSONValue? { file.at(path) }

    private static let keys: [(path: String, keys: [String])] = [
        ("", MandateKeys.root), ("properties/release", MandateKeys.release),
        ("properties/limits", MandateKeys.limits), ("properties/watch", MandateKeys.watch),
        ("properties/watch/properties/denied", MandateKeys.denied),
        ("$defs/server", MandateKeys.server), ("$defs/files", MandateKeys.files),
        ("$defs/network", MandateKeys.network),
        ("$defs/environment", MandateKeys.environment), ("$defs/tool/anyOf/1", MandateKeys.tool),
        ("properties/spawn", MandateKeys.spawn), ("properties/autonomy", MandateKeys.autonomy),
        ("properties/autonomy/properties/two_people", MandateKeys.twoPeople),
        ("properties/needs", MandateKeys.power), ("$defs/gates", MandateKeys.levels),
        ("$defs/tool/anyOf/1/properties/power", MandateKeys.power),
        ("$defs/powerAmount", MandateKeys.powerAmount),
    ]

    @Test(arguments: SchemaTests.keys.indices)
    func `The keys of a map are those that the reader knows`(index: Int) throws {
        let (path, keys) = Self.keys[index]
        let map = try #require(at(path.split(separator: "/").map(String.init)), "\(path)")
        let known = try #require(map["properties"]?.asObject).map(\.key)
        #expect(known.sorted() == keys.sorted(), "\(path)")
        #expect(map["additionalProperties"] == false, "\(path)")
    }

    @Test func `The same keys are required`() {
        let required = schema["required"]?.asArray?.compactMap(\.asString)
        #expect(required?.sorted() == MandateKeys.required.sorted())
    }

    private static let words: [(path: String, words: [String])] = [
        ("properties/level/enum", MandateKeys.levels), ("$defs/level/enum", MandateKeys.levels),
        // A tool starts no agent: what starts one holds no lease.
        (
            "$defs/effect/enum",
            EffectClass.allCases.filter { $0 != .spawn }.map(\.rawValue)
        ),
        ("$defs/context/enum", ConsequentialContext.allCases.map(\.rawValue)),
        (
            "$defs/tool/anyOf/1/properties/reduces/items/enum", HumanReach.allCases.map(\.rawValue)
        ),
    ]

    @Test(arguments: SchemaTests.words.indices)
    func `Words are the same`(index: Int) throws {
        let (path, words) = Self.words[index]
        let list = at(path.split(separator: "/").map(String.init))?.asArray
        #expect(list?.compactMap(\.asString) == words, "\(path)")
    }

    /// What the schema says of a window is what the reader reads.
    @Test func `Every limit that is counted over windows has both kinds`() throws {
        let limits = try #require(at(["properties", "limits", "properties"])?.asObject)
        for member in limits {
            guard let windows = member.value["patternProperties"]?.asObject else { continue }
            #expect(windows.map(\.key) == ["^(every )?[1-9][0-9]*(d|h|m|s|ms|us|ns)$"])
            let text = SampleMandate.smallest.replacing(
                "{life: 30m}}", with: "{life: 30m}, \(member.key): {1h: ONE, every 24h: ONE}}")
            let isMoney = member.key == "money"
            let amounts = text.replacing("ONE", with: isMoney ? "\"1\"" : "1")
            #expect(SampleMandate.problems(amounts + (isMoney ? "currency: EUR" : "")) == [])
        }
    }

    @Test func `Every reference leads somewhere`() throws {
        #expect(file.deadReferences == [])
    }
}
