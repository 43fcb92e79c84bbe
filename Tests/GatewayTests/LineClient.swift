import StrictJSON
import Testing

/// A client on a line connection.
struct LineClient {
    let bytes: ByteClient

    init(_ bytes: ByteClient, server: String) {
        self.bytes = bytes
        bytes.send("TRIBUNE-STDIO \(server)\n")
    }

    func send(_ message: JSONValue) {
        bytes.send(message.serialized() + [UInt8(ascii: "\n")])
    }

    /// Every whole message so far.
    var messages: [JSONValue] {
        bytes.text.components(by: "\n").dropLast().compactMap { try? JSONValue.parse($0) }
    }

    /// The answer to a request, once it came.
    func answer(to id: JSONValue) async throws -> JSONValue {
        try await Wait.until("an answer on the line") {
            messages.contains { $0["id"] == id } || bytes.now.closed
        }
        return try #require(messages.first { $0["id"] == id })
    }

    func ask(
        _ id: JSONValue, _ method: String, _ params: JSONObject = JSONObject()
    ) async throws -> JSONValue {
        send([
            "jsonrpc": "2.0", "id": id, "method": .string(method), "params": .object(params),
        ])
        return try await answer(to: id)
    }
}
