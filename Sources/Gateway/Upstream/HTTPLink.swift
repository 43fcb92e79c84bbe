import NIOCore
import StrictJSON

/// Streamable HTTP with a server.
final class HTTPLink: UpstreamLink {
    init(loop: any EventLoop, url: String, bounds: Bounds) {}
    var hasRoom: Bool { false }
    func start(_ client: UpstreamClient) { client.linkClosed() }
    func send(_ message: UpstreamMessage) {}
    func cancel(_ id: Int64, version: ProtocolVersion) {}
    func close() {}
}
