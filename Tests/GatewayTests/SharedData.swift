import Foundation
import StrictJSON
import TestKit

/// The folder `shared/data/mcp-wire` beside the repository, where it is present.
enum SharedData {
    static let folder = SharedFolder.folder("mcp-wire")

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

    /// The requests of an HTTP recording, each whole, to our own path.
    static func requests(_ name: String) throws -> [String] {
        try conversations(name, "c2s").flatMap { text in
            ["POST", "GET", "DELETE"].reduce([text]) { parts, method in
                parts.flatMap { part in
                    part.components(by: "\(method) /mcp ").enumerated().map { index, piece in
                        index == 0 ? piece : "\(method) /mcp/lab " + piece
                    }
                }
            }.filter { !$0.isEmpty }
        }
    }

    /// The messages that an HTTP recording's server sent.
    static func answers(_ name: String) throws -> [JSONValue] {
        try conversations(name, "s2c").flatMap { text in
            text.components(by: "\n").compactMap { line in
                let line = line.hasPrefix("data: ") ? String(line.dropFirst(6)) : line
                return try? JSONValue.parse(line)
            }
        }
    }

    /// The message in a request's body.
    static func body(of request: String) throws -> JSONValue? {
        let parts = request.components(by: "\r\n\r\n")
        guard parts.count > 1, !parts[1].isEmpty else { return nil }
        return try JSONValue.parse(parts[1])
    }

    /// The request in another session than the recorded one.
    static func `in`(session: String, _ request: String) -> String {
        request.components(by: "\r\n").map { line in
            line.lowercased().hasPrefix("mcp-session-id:") ? "Mcp-Session-Id: \(session)" : line
        }.joined(separator: "\r\n")
    }

    /// What one direction said on each connection: a record is a read, not a message.
    private static func conversations(_ name: String, _ direction: String) throws -> [String] {
        let records = try records(name)
        return Set(records.compactMap { $0["conn"]?.asInt64 }).sorted().map { connection in
            records.filter { $0["conn"]?.asInt64 == connection && $0["dir"]?.asString == direction }
                .compactMap { $0["raw"]?.asString }.filter { !$0.hasPrefix("<") }.joined()
        }
    }
}
