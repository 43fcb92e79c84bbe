import StrictJSON

/// Answers on a line connection.
final class LineSink: AnswerSink {
    private weak var connection: LineDoor?

    init(_ connection: LineDoor) { self.connection = connection }

    func notify(_ message: JSONValue) {
        // A client that does not read loses notifications, not answers.
        if connection?.isWritable == true { connection?.send(message) }
    }

    /// Lines have no empty message; clients wait as long as the connection lasts.
    func keepAlive() {}

    func finish(_ message: JSONValue, status: Int) { connection?.send(message) }

    func abandon() {}
}
