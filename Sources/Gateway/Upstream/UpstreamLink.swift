import StrictJSON

/// The way to one server, below the meaning of messages. All calls on the lease's event loop.
protocol UpstreamLink: AnyObject {
    /// True while another message may be queued.
    var hasRoom: Bool { get }
    /// Starts; from now on `client` gets what arrives.
    func start(_ client: UpstreamClient)
    /// Sends a message; what cannot be sent ends in `UpstreamClient.lost`.
    func send(_ message: UpstreamMessage)
    /// Tells the server that nobody waits for this answer any more.
    func cancel(_ id: Int64, version: ProtocolVersion)
    /// Ends the connection at once.
    func close()
}
