import FuzzFront
import NIOCore
import NIOEmbedded
import NIOHTTP1
import StrictJSON

@testable import Gateway

extension Front {
    static let message = Front(
        name: "message", promise: "a message that was read is written and read as the same",
        seeds: {
            [
                #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x"}}"#,
                #"{"jsonrpc":"2.0","id":"a","result":{"content":[]}}"#,
                #"{"jsonrpc":"2.0","method":"notifications/progress","params":{"progress":1}}"#,
                #"{"jsonrpc":"2.0","id":-3,"error":{"code":-32601,"message":"no","data":[1]}}"#,
            ].map { Array($0.utf8) }
        },
        check: { bytes in
            guard let message = try? MessageReader.read(bytes) else { return }
            let written: JSONValue
            switch message {
            case .request(let request):
                written = Message.request(
                    id: request.id, method: request.method, params: request.params)
            case .notification(let method, let params):
                written = Message.notification(method, params)
            case .response(let response):
                switch response.outcome {
                case .success(let result): written = Message.result(result, to: response.id)
                case .failure(let error): written = error.response(to: response.id)
                }
            }
            guard let again = try? MessageReader.read(written.serialized()) else {
                return Promise.broken("what is written is read: \(written)")
            }
            Promise.holds(Self.essence(again) == Self.essence(message), "read again is the same")
        })

    private static func essence(_ message: Message) -> [JSONValue] {
        switch message {
        case .request(let one): [one.id.json, .string(one.method), .object(one.params)]
        case .notification(let method, let params): [.string(method), .object(params)]
        case .response(let one):
            switch one.outcome {
            case .success(let result): [one.id.json, .object(result)]
            case .failure(let error): [error.response(to: one.id)]
            }
        }
    }

    static let toolSchema = Front(
        name: "tool-schema", promise: "a value is judged within bounds, and twice the same",
        seeds: {
            [
                #"[{"properties":{"a":{"type":"integer"}},"required":["a"]},{"a":1}]"#,
                ##"[{"$defs":{"x":{"$ref":"#/$defs/x"}},"$ref":"#/$defs/x"},[1]]"##,
                #"[{"anyOf":[{"enum":[1,"a"]},{"not":{"const":null}}]},[1,1.0]]"#,
                #"[{"uniqueItems":true},[1,1.0]]"#,
                #"[{"items":{"oneOf":[{"minLength":2},{"multipleOf":0.1}]}},["é",2]]"#,
            ].map { Array($0.utf8) }
        },
        check: { bytes in
            guard let pair = (try? JSONValue.parse(bytes))?.asArray, pair.count == 2 else { return }
            let fault = SchemaCheck.fault(in: pair[1], against: pair[0])
            Promise.holds(
                fault == SchemaCheck.fault(in: pair[1], against: pair[0]), "the same answer twice")
            Promise.holds(fault?.isEmpty != true, "a fault has words")
            _ = HeaderParameter.all(in: pair[0])
        })

    static let stream = Front(
        name: "stream", promise: "lines and events do not depend on where the bytes are cut",
        seeds: {
            [
                "\u{3}data: {\"a\":1}\n\ndata: b\r\ndata: c\r\n\r\n: comment\nid: 1\n\n",
                "\u{1}{\"jsonrpc\":\"2.0\"}\n{}\r\n\n", "\u{9}data:x\r\rdata:y\n\r\n",
            ].map { Array($0.utf8) }
        },
        check: { bytes in
            guard let first = bytes.first else { return }
            let body = Array(bytes.dropFirst().prefix(512))
            let cut = body.isEmpty ? 0 : Int(first) % (body.count + 1)
            let parts = [Array(body[..<cut]), Array(body[cut...])]
            let singly = body.map { [$0] }
            Promise.holds(
                Self.events([body]) == Self.events(parts)
                    && Self.events(parts) == Self.events(singly),
                "events")
            Promise.holds(
                Self.lines([body]) == Self.lines(parts) && Self.lines(parts) == Self.lines(singly),
                "lines")
        })

    /// The events until the bound is passed, and whether it was.
    private static func events(_ parts: [[UInt8]]) -> [[UInt8]]? {
        var stream = EventStream(maximum: 64)
        var all: [[UInt8]] = []
        for part in parts {
            guard let events = stream.take(part) else { return nil }
            all += events
        }
        return all
    }

    private static func lines(_ parts: [[UInt8]]) -> [[UInt8]]? {
        let channel = EmbeddedChannel(
            handler: ByteToMessageHandler(LineDecoder(maximum: 64)))
        defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
        do {
            var lines: [[UInt8]] = []
            for part in parts {
                try channel.writeInbound(ByteBuffer(bytes: part))
                while let line = try channel.readInbound(as: [UInt8].self) { lines.append(line) }
            }
            return lines
        } catch {
            return nil
        }
    }

    static let head = Front(
        name: "head", promise: "header texts come back from their code; one server a path",
        seeds: {
            [
                "/mcp/lab\nHost: 127.0.0.1:80\nContent-Type: application/json\nAccept: */*",
                "/mcp/a%20b?x=/mcp/y\nHost: [::1]\nOrigin: http://localhost:3\nMcp-Name: x",
                "/mcp/%C3%A9\nMcp-Name: =?base64?w6k=?=\nMCP-Protocol-Version: 2025-11-25",
            ].map { Array($0.utf8) }
        },
        check: { bytes in
            let text = String(fuzzed: bytes)
            Promise.holds(
                HeaderText.decoded(HeaderText.encoded(text)) == text, "a header text comes back")
            if let plain = Base64.decoded(text) {
                Promise.holds(Base64.encoded(plain) == text, "base64 has one spelling")
            }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            var head = HTTPRequestHead(
                version: .http1_1, method: .POST, uri: String(lines.first ?? ""))
            for line in lines.dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                // As NIO's reader of heads: other names never come so far.
                guard parts.count == 2, parts[0].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                    continue
                }
                head.headers.add(name: String(parts[0]), value: String(parts[1].drop { $0 == " " }))
            }
            let server = HeadRule.server(in: head.uri)
            Promise.holds(
                server == nil || head.uri.hasPrefix(HeadRule.path), "other paths name no server")
            _ = HeadRule.originFault(head, loopback: true)
            _ = HeadRule.bodyFault(head)
            _ = try? EraRule.isModern(head.headers, JSONObject())
        })
}
