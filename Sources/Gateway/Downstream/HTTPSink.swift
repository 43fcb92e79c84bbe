import NIOCore
import NIOHTTP1
import StrictJSON

/// One HTTP answer: a JSON body, or an event stream once something must be told before the end.
final class HTTPSink: AnswerSink {
    private weak var connection: HTTPDoor?
    private let mayStream: Bool
    private let mustStream: Bool
    private let extra: [(String, String)]
    private var streaming = false
    private var ended = false
    /// Called once when the client's connection ends first.
    var onDisconnect: (() -> Void)?

    init(_ connection: HTTPDoor, head: HTTPRequestHead, extra: [(String, String)] = []) {
        self.connection = connection
        mayStream = HeadRule.takes("text/event-stream", head)
        mustStream = mayStream && !HeadRule.takes("application/json", head)
        self.extra = extra
    }

    /// Begins the stream at once, for answers that are streams by nature.
    func open() {
        guard mayStream, !streaming, !ended else { return }
        streaming = true
        connection?.startStream(extra)
    }

    func notify(_ message: JSONValue) {
        open()
        // A client that does not read loses notifications, not the answer.
        guard streaming, connection?.isWritable == true else { return }
        event(message)
    }

    func keepAlive() {
        open()
        if streaming, connection?.isWritable == true { connection?.stream(": waiting\n\n") }
    }

    func finish(_ message: JSONValue, status: Int) {
        guard !ended else { return }
        if mustStream, status == 200 { open() }
        ended = true
        if streaming {
            event(message)
            connection?.endStream()
        } else {
            connection?.answer(
                status: status, body: message.serialized(), type: "application/json",
                extra: extra)
        }
    }

    func abandon() {
        guard !ended else { return }
        ended = true
        streaming ? connection?.endStream() : connection?.drop()
    }

    func disconnected() {
        ended = true
        let told = onDisconnect
        onDisconnect = nil
        told?()
    }

    private func event(_ message: JSONValue) {
        // Serialised JSON holds no line feed, so one data line carries it.
        connection?.stream("event: message\ndata: ", message.serialized(), "\n\n")
    }
}
