import FoundationEssentials
import StrictJSON
import Testing

@testable import Mandates

/// `Specs/mandate.schema.json` describes what the reader reads: no key more, no key less.
struct SchemaTests {
    private let schema: JSONValue

    init() throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let path = "/\(root)/Specs/mandate.schema.json"
        schema = try JSONValue.parse(Array(try Data(contentsOf: URL(filePath: path))))
    }

    private func at(_ path: [String]) -> JSONValue? {
        path.reduce(schema) { value, key in
            if let index = Int(key) { return value?.asArray?[index] }
            return value?[key]
        }
    }

    private static let keys: [(path: String, keys: [String])] = [
        ("", MandateKeys.root), ("properties/release", MandateKeys.release),
        ("properties/limits", MandateKeys.limits), ("properties/watch", MandateKeys.watch),
        ("properties/watch/properties/denied", MandateKeys.denied),
        ("$defs/server", MandateKeys.server), ("$defs/files", MandateKeys.files),
        ("$defs/network", MandateKeys.network),
        ("$defs/environment", MandateKeys.environment), ("$defs/tool/anyOf/1", MandateKeys.tool),
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

    @Test func `Levels and effects are the same`() {
        let levels = at(["properties", "level", "enum"])?.asArray?.compactMap(\.asString)
        #expect(levels == ["L0", "L1", "L2", "L3", "L4"])
        let effects = at(["$defs", "effect", "enum"])?.asArray?.compactMap(\.asString)
        #expect(effects == ["read", "write", "irreversible"])
    }

    @Test func `Every reference leads somewhere`() throws {
        for name in Self.references(in: schema) {
            #expect(name.hasPrefix("#/$defs/"))
            #expect(at(["$defs", String(name.dropFirst(8))]) != nil, "\(name)")
        }
    }

    private static func references(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object):
            object.flatMap { member in
                member.key == "$ref" ? [member.value.asString ?? ""] : references(in: member.value)
            }
        case .array(let elements): elements.flatMap(references)
        default: []
        }
    }
}
