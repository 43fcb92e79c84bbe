import Foundation
import StrictJSON

/// The folder `shared/data/mcp-wire` beside the repository, where it is present.
enum SharedData {
    static let folder: URL? = {
        let manager = FileManager.default
        var candidates: [URL] = []
        if let path = ProcessInfo.processInfo.environment["TRIBUNE_SHARED"] {
            candidates.append(URL(fileURLWithPath: path))
        }
        var above = URL(fileURLWithPath: #filePath)
        while above.path != "/" {
            above.deleteLastPathComponent()
            candidates.append(above.appendingPathComponent("shared"))
        }
        return candidates.map { $0.appendingPathComponent("data/mcp-wire") }
            .first { manager.fileExists(atPath: $0.path) }
    }()

    /// The records of one recording, in order; empty where the folder is absent.
    static func records(_ name: String) throws -> [JSONValue] {
        guard let folder else { return [] }
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        return try text.components(by: "\n").filter { !$0.isEmpty }.map {
            try JSONValue.parse($0)
        }
    }

    /// The messages of one direction of a stdio recording.
    static func messages(_ name: String, _ direction: String) throws -> [JSONValue] {
        try records(name).filter { $0["dir"]?.asString == direction }
            .compactMap { $0["raw"]?.asString }.compactMap { try? JSONValue.parse($0) }
    }
}
