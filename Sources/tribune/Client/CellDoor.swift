import Agency
import StrictJSON

/// The door of the cell that this program runs in: HTTP on a port of the cell's own loopback, from
/// where Tribune knows which lease speaks (Specs/spawn.md).
struct CellDoor {
    private let port: UInt16

    /// The door that `TRIBUNE_MCP_URL` names.
    init() throws {
        guard let url = Environment.value("TRIBUNE_MCP_URL"), let port = Self.port(of: url) else {
            throw ClientFailure(
                ExitStatus.unreachable,
                "TRIBUNE_MCP_URL names no door: this runs inside an agent's cell (tribune run)")
        }
        self.port = port
    }

    /// The port of `http://127.0.0.1:PORT/…`; nil for any other address.
    static func port(of url: String) -> UInt16? {
        let head = "http://127.0.0.1:"
        guard url.hasPrefix(head) else { return nil }
        return UInt16(url.dropFirst(head.count).prefix { $0 != "/" })
    }

    /// Starts a child; its lease. Waits as long as people take to answer.
    func start(_ request: SpawnRequest) throws -> LeaseID {
        let body = try JSONValueEncoder().encode(request).serialized()
        let answer = try ask("POST", "/children", body)
        guard answer.status == 201, let lease = answer.body["lease"]?.asString,
            let id = LeaseID(lease)
        else { throw Self.failure(answer) }
        return id
    }

    /// Whether a child lives, and the status with which it ended by itself.
    func status(of lease: LeaseID) throws -> ChildStatus {
        let answer = try ask("GET", "/children/\(lease)", [])
        guard answer.status == 200, let isLive = answer.body["live"]?.asBool else {
            throw Self.failure(answer)
        }
        let exit = answer.body["exit_status"]?.asInt64.flatMap { Int(exactly: $0) }
        return ChildStatus(isLive: isLive, exitStatus: exit)
    }

    private func ask(_ method: String, _ path: String, _ body: [UInt8]) throws -> HTTPAnswer {
        guard case .open(let connection) = Connection.open(port: port) else { throw Self.gone }
        let head = [
            "\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close",
            "Accept: application/json", "Content-Type: application/json",
            "Content-Length: \(body.count)", "", "",
        ]
        guard connection.write(Array(head.joined(separator: "\r\n").utf8) + body) else {
            throw Self.gone
        }
        var bytes: [UInt8] = []
        while true {
            let some = connection.read()
            bytes += some
            guard bytes.count <= HTTPAnswer.bytesMax else { throw Self.gone }
            if let answer = HTTPAnswer(bytes, isWhole: some.isEmpty) { return answer }
            if some.isEmpty { throw Self.gone }
        }
    }

    private static func failure(_ answer: HTTPAnswer) -> ClientFailure {
        let sentence = answer.body["error"]?.asString ?? "the door answered \(answer.status)"
        let status = answer.status == 400 ? ExitStatus.usage : ExitStatus.refused
        return ClientFailure(status, Escaped.line(sentence))
    }

    private static var gone: ClientFailure {
        ClientFailure(ExitStatus.unreachable, "the door of this cell does not answer")
    }
}
