import FoundationEssentials
import StrictJSON

/// A file of `Specs/vectors`. With `TRIBUNE_WRITE_VECTORS=1` a test writes it instead of reading:
/// once, when a kind of entry is new. A changed line means that old logs can no longer be read.
struct VectorFile {
    private let path: String

    init(_ name: String, beside file: String = #filePath) {
        let parts = file.split(separator: "/").dropLast(3)
        path = "/" + parts.joined(separator: "/") + "/Specs/vectors/" + name
    }

    static var isWriting: Bool {
        ProcessInfo.processInfo.environment["TRIBUNE_WRITE_VECTORS"] == "1"
    }

    /// The vectors by name, in order.
    func read() throws -> JSONObject {
        let data = try Data(contentsOf: URL(filePath: path))
        return try Sample.some(try JSONValue.parse(Array(data)).asObject)
    }

    /// One vector a line, so that a difference can be read.
    func write(_ vectors: [(name: String, text: String)]) throws {
        let lines = vectors.map { name, text in
            let key = String(decoding: JSONValue.string(name).serialized(), as: UTF8.self)
            let value = String(decoding: JSONValue.string(text).serialized(), as: UTF8.self)
            return "  \(key): \(value)"
        }
        let text = "{\n" + lines.joined(separator: ",\n") + "\n}\n"
        try Data(text.utf8).write(to: URL(filePath: path))
    }
}
