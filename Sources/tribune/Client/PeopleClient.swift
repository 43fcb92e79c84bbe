import HumanDesk
import StrictJSON

/// A connection to the people's socket: a line out, a line in.
final class PeopleClient {
    /// Replies may be long (entries with payloads), but not without end.
    private static let limits = JSONLimits(
        bytesMax: 80 << 20, depthMax: 128, nodesMax: 20_000_000)

    /// The connection, for those who wait for several things at once.
    let connection: Connection
    private var lines = LineBuffer()

    init(_ connection: Connection) { self.connection = connection }

    /// Asks and waits for the answer. Throws `ClientFailure` when it is refused or the daemon
    /// goes away.
    func ask(_ request: PeopleRequest) throws -> PeopleReply {
        try send(request)
        guard let line = try nextLine() else { throw Self.gone }
        let reply: PeopleReply = try Self.decode(line)
        if case .refused(let code, let sentence) = reply {
            throw ClientFailure(
                Self.status(ofRefusal: code), Escaped.line(sentence), code: code)
        }
        return reply
    }

    /// Sends a request or a frame.
    func send(_ value: some Encodable) throws {
        let line = try JSONValueEncoder().encode(value).serialized() + [0x0A]
        guard connection.write(line) else { throw Self.gone }
    }

    /// Waits for a whole line; nil when the daemon closed the connection.
    func nextLine() throws -> [UInt8]? {
        while true {
            if let line = lines.next() { return line }
            guard try fill() else { return nil }
        }
    }

    /// Takes in what has arrived, waiting for at least a byte; false at the end.
    func fill() throws -> Bool {
        let bytes = connection.read()
        lines.take(bytes)
        guard lines.count <= Self.limits.bytesMax else {
            throw ClientFailure(ExitStatus.unreachable, "the daemon sent a line without end")
        }
        return !bytes.isEmpty
    }

    /// A whole line that has arrived.
    func arrivedLine() -> [UInt8]? { lines.next() }

    /// The value of a line.
    static func decode<T: Decodable>(_ line: [UInt8]) throws -> T {
        do {
            let value = try JSONValue.parse(line, limits: limits)
            return try JSONValueDecoder().decode(T.self, from: value)
        } catch {
            throw ClientFailure(
                ExitStatus.unreachable,
                "the daemon's answer cannot be read (\(error)); is it of this version?"
                    + " Run: tribune upgrade")
        }
    }

    /// The failure for a reply of another kind than the request's.
    static var unexpected: ClientFailure {
        ClientFailure(ExitStatus.unreachable, "the daemon answered something else; upgrade it")
    }

    /// The failure for a connection that ended.
    static var gone: ClientFailure {
        ClientFailure(ExitStatus.unreachable, "the daemon went away; see daemon.log, try again")
    }

    private static func status(ofRefusal code: String) -> Int32 {
        switch code {
        case "host", "stopping", "foreign_namespace": ExitStatus.unreachable
        case "malformed", "bad-mandate": ExitStatus.usage
        default: ExitStatus.refused
        }
    }
}
