import Agency
import StrictJSON
import Testing

@testable import Mandates

/// `Specs/charter.schema.json` describes what the reader reads: no key more, no key less.
struct CharterSchemaTests {
    private let file: SchemaFile

    init() throws { file = try SchemaFile("charter") }

    private static let keys: [(path: String, keys: [String])] = [
        ("", CharterKeys.root), ("properties/agents/additionalProperties", CharterKeys.agent),
        ("$defs/team", CharterKeys.team), ("$defs/price", CharterKeys.price),
        ("properties/autonomy", CharterKeys.autonomy),
        ("properties/autonomy/properties/effects", CharterKeys.effects),
        ("properties/contexts", CharterKeys.contexts), ("$defs/gates", MandateKeys.levels),
    ]

    @Test(arguments: CharterSchemaTests.keys.indices)
    func `The keys of a map are those that the reader knows`(index: Int) throws {
        let (path, keys) = Self.keys[index]
        let map = try #require(file.at(path.split(separator: "/").map(String.init)), "\(path)")
        let known = try #require(map["properties"]?.asObject).map(\.key)
        #expect(known.sorted() == keys.sorted(), "\(path)")
        #expect(map["additionalProperties"] == false, "\(path)")
    }

    @Test func `The same keys are required, and every reference leads somewhere`() {
        let required = file.schema["required"]?.asArray?.compactMap(\.asString)
        #expect(required?.sorted() == CharterKeys.required.sorted())
        #expect(file.deadReferences == [])
    }

    @Test func `Needs are the same`() {
        let needs = file.at(["$defs", "need", "enum"])?.asArray?.compactMap(\.asString)
        #expect(needs == AutonomyTable.Need.allCases.map(\.rawValue))
    }

    /// The schema has the limits that are counted over several lineages, and no others.
    @Test func `Limits are those that the checks let through`() throws {
        let known = try #require(file.at(["$defs", "limits", "properties"])?.asObject).map(\.key)
        for quantity in Quantity.allCases {
            var charter = Charter(organisation: "Example")
            charter.limits = [Limit(quantity, per: .life, max: 1)]
            let isFine = MandateCheck.check(charter).problems.isEmpty
            #expect(known.contains(quantity.rawValue) == isFine, "\(quantity)")
        }
    }
}
