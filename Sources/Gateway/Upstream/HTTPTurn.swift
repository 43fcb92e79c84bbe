import NIOHTTP1

/// One request to an HTTP server and what is done with its answer. All on the lease's loop.
final class HTTPTurn {
    let head: HTTPRequestHead
    let body: [UInt8]
    /// The request's JSON-RPC id; nil for notifications and streams.
    let id: Int64?
    /// The head of the answer arrived.
    var onHead: ((HTTPResponseHead) -> Void)?
    /// The data of one event, or a whole body.
    var onMessage: (([UInt8]) -> Void)?
    /// The answer ended, or will not come.
    var onEnd: (() -> Void)?
    /// Closes the connection under the turn.
    var drop: (() -> Void)?
    /// Nobody waits for it any more.
    var dropped = false

    init(head: HTTPRequestHead, body: [UInt8], id: Int64?) {
        self.head = head
        self.body = body
        self.id = id
    }
}
