import NIOCore
import NIOPosix
import Synchronization

/// A bare TCP client: sends bytes, keeps what comes.
final class ByteClient: Sendable {
    /// What came so far.
    struct Seen: Sendable {
        var bytes: [UInt8] = []
        var closed = false
    }

    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let client: ByteClient

        init(_ client: ByteClient) { self.client = client }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let part = Self.unwrapInboundIn(data)
            client.saw { $0.bytes.append(contentsOf: part.readableBytesView) }
        }

        func channelInactive(context: ChannelHandlerContext) {
            client.saw { $0.closed = true }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            client.saw { $0.closed = true }
        }
    }

    private let seen = Mutex(Seen())
    private let channel = Mutex<(any Channel)?>(nil)

    init(port: Int) throws {
        let connected = try ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(self))
                }
            }
            .connect(host: "127.0.0.1", port: port).wait()
        channel.withLock { $0 = connected }
    }

    func send(_ bytes: [UInt8]) {
        guard let channel = channel.withLock({ $0 }) else { return }
        channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    }

    func send(_ text: String) { send(Array(text.utf8)) }

    func close() { channel.withLock { $0?.close(promise: nil) } }

    private func saw(_ change: (inout Seen) -> Void) {
        seen.withLock { change(&$0) }
        News.tell()
    }

    var now: Seen { seen.withLock { $0 } }

    var text: String { String(decoding: now.bytes, as: UTF8.self) }

    /// Takes the first `count` bytes away.
    func drop(_ count: Int) { seen.withLock { $0.bytes.removeFirst(count) } }
}
