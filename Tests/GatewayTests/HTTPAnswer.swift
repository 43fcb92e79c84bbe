import StrictJSON

/// One HTTP answer as a test looks at it.
struct HTTPAnswer {
    let status: Int
    let headers: [String: String]
    let body: [UInt8]
    /// Bytes on the connection that the answer took.
    let length: Int

    /// The whole answer at the start of what came, nil while it is not complete.
    init?(_ seen: ByteClient.Seen) {
        let bytes = seen.bytes
        guard let end = Self.find("\r\n\r\n", in: bytes, from: 0) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).components(by: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = String(line[colon...].dropFirst(2))
        }
        let start = end + 4
        if headers["transfer-encoding"] == "chunked" {
            guard let (body, next) = Self.chunks(bytes, from: start) else { return nil }
            self.body = body
            length = next
        } else {
            let size = headers["content-length"].flatMap { Int($0) } ?? 0
            guard bytes.count >= start + size else { return nil }
            body = Array(bytes[start..<(start + size)])
            length = start + size
        }
        self.status = status
        self.headers = headers
    }

    /// The messages of a body or of an event stream.
    var messages: [JSONValue] {
        guard headers["content-type"] == "text/event-stream" else {
            return (try? JSONValue.parse(body)).map { [$0] } ?? []
        }
        return Self.events(String(decoding: body, as: UTF8.self))
    }

    /// The last message: the answer itself.
    var message: JSONValue? { messages.last }

    /// The code of a JSON-RPC error.
    var code: Int64? { message?["error"]?["code"]?.asInt64 }

    /// The messages in the text of an event stream, as far as it came.
    static func events(_ text: String) -> [JSONValue] {
        text.components(by: "\n").compactMap { line in
            line.hasPrefix("data: ") ? try? JSONValue.parse(String(line.dropFirst(6))) : nil
        }
    }

    private static func chunks(_ bytes: [UInt8], from start: Int) -> ([UInt8], Int)? {
        var body: [UInt8] = []
        var place = start
        while let end = find("\r\n", in: bytes, from: place) {
            guard let size = Int(String(decoding: bytes[place..<end], as: UTF8.self), radix: 16)
            else { return nil }
            guard bytes.count >= end + 2 + size + 2 else { return nil }
            if size == 0 { return (body, end + 4) }
            body.append(contentsOf: bytes[(end + 2)..<(end + 2 + size)])
            place = end + 2 + size + 2
        }
        return nil
    }

    private static func find(_ mark: String, in bytes: [UInt8], from start: Int) -> Int? {
        let mark = Array(mark.utf8)
        guard bytes.count >= start + mark.count else { return nil }
        return (start...(bytes.count - mark.count)).first {
            bytes[$0] == mark[0] && bytes[$0..<($0 + mark.count)].elementsEqual(mark)
        }
    }
}
