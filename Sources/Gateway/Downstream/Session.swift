import NIOCore
import StrictJSON

/// The state of one client over several requests: a legacy HTTP session, or a line connection.
final class Session {
    let id: String
    /// What was agreed at the handshake; nil before, and for modern lines for ever.
    var version: ProtocolVersion?
    /// True for a line connection.
    let isLine: Bool
    /// Requests in flight, so that they can be cancelled by id.
    var live: [RequestID: Exchange] = [:]
    /// Where notifications of no request go: the GET stream, or the line.
    var stream: (any AnswerSink)?
    /// URIs whose changes the client wants to hear of.
    var uris: Set<String> = []
    var lastUsed = NIODeadline.now()
    /// How many notifications of no request it still gets.
    var allowance = Allowance(perSecond: 50)

    init(id: String, version: ProtocolVersion?, isLine: Bool) {
        self.id = id
        self.version = version
        self.isLine = isLine
    }

    /// 128 random bits in hexadecimal.
    static func newID() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let word = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - word.count) + word
        }.joined()
    }

    func cancel(_ params: JSONObject) {
        guard let id = RequestID(params["requestId"]), let exchange = live[id] else { return }
        exchange.depart(.cancelled)
    }

    /// The client is gone: whatever it waited for is over.
    func end() {
        for exchange in Array(live.values) { exchange.depart(.disconnected) }
        stream?.abandon()
        stream = nil
    }
}
