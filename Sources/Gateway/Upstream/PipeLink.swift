import NIOCore
import NIOPosix
import StrictJSON

/// Newline-delimited JSON-RPC with a server over two pipe descriptors.
final class PipeLink: UpstreamLink {
    private let loop: any EventLoop
    private let read: Int32
    private let write: Int32
    private let bounds: Bounds
    private var channel: (any Channel)?
    private var early: [UpstreamMessage] = []
    private var queuedBytes = 0
    private var closed = false
    private weak var client: UpstreamClient?

    init(loop: any EventLoop, read: Int32, write: Int32, bounds: Bounds) {
        self.loop = loop
        self.read = read
        self.write = write
        self.bounds = bounds
    }

    var hasRoom: Bool { !closed && queuedBytes < bounds.queuedBytes }

    func start(_ client: UpstreamClient) {
        self.client = client
        let bound = NIOLoopBound((client, bounds.upstreamBytes), eventLoop: loop)
        let opening = NIOPipeBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let (client, maximum) = bound.value
                    try channel.pipeline.syncOperations.addHandlers([
                        ByteToMessageHandler(LineDecoder(maximum: maximum)),
                        PipeReader(client: client),
                    ])
                }
            }
            .takingOwnershipOfDescriptors(input: read, output: write)
        opening.assumeIsolated().whenComplete { self.opened($0) }
    }

    private func opened(_ result: Result<any Channel, any Error>) {
        switch result {
        case .failure: client?.linkClosed()
        case .success(let channel) where closed: channel.close(promise: nil)
        case .success(let channel):
            self.channel = channel
            let waiting = early
            early = []
            waiting.forEach(send)
        }
    }

    func send(_ message: UpstreamMessage) {
        guard let channel else { return early.append(message) }
        let bytes = message.bytes
        queuedBytes += bytes.count
        var buffer = channel.allocator.buffer(capacity: bytes.count + 1)
        buffer.writeBytes(bytes)
        buffer.writeInteger(UInt8(ascii: "\n"))
        let written = channel.writeAndFlush(buffer)
        written.assumeIsolated().whenComplete { [weak self] _ in self?.queuedBytes -= bytes.count }
    }

    func cancel(_ id: Int64, version: ProtocolVersion) {
        let params = JSONObject([("requestId", .number(JSONNumber(id)))])
        let method = "notifications/cancelled"
        send(
            UpstreamMessage(
                id: nil, method: method, json: Message.notification(method, params),
                version: version))
    }

    func close() {
        closed = true
        early = []
        channel?.close(promise: nil)
    }
}
