import FoundationEssentials
import StrictJSON

/// A JSON Schema of `Specs`.
struct SchemaFile {
    let schema: JSONValue

    init(_ name: String) throws {
        schema = try JSONValue.parse(try Self.bytes("Specs/\(name).schema.json"))
    }

    /// A file of the repository.
    static func bytes(_ path: String) throws -> [UInt8] {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return Array(try Data(contentsOf: URL(filePath: "/\(root)/\(path)")))
    }

    /// The value under these keys and indices.
    func at(_ path: [String]) -> JSONValue? {
        path.reduce(schema) { value, key in
            if let index = Int(key) { return value?.asArray?[index] }
            return value?[key]
        }
    }

    /// References that lead nowhere.
    var deadReferences: [String] {
        Self.references(in: schema).filter { name in
            !name.hasPrefix("#/$defs/") || at(["$defs", String(name.dropFirst(8))]) == nil
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
