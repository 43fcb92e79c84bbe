import StrictJSON

/// The wire under one request's answer.
protocol AnswerSink: AnyObject {
    /// Sends a notification before the answer, where the wire and the client allow it.
    func notify(_ message: JSONValue)
    /// Sends a sign of life that means nothing, where there is one.
    func keepAlive()
    /// Sends the answer; nothing may follow.
    func finish(_ message: JSONValue, status: Int)
    /// Ends without an answer.
    func abandon()
}
