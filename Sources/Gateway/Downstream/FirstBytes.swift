import Agency
import NIOCore
import NIOHTTP1

/// Decides by its first bytes what a new connection speaks: the line `TRIBUNE-STDIO <server>`
/// and then lines, or HTTP/1.1.
final class FirstBytes: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private static let word = Array("TRIBUNE-STDIO ".utf8)
    private static let lineMax = 160

    private let door: LeaseDoor
    private var seen: ByteBuffer?
    private var timer: Scheduled<Void>?

    init(door: LeaseDoor) { self.door = door }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(in: door.bounds.headTime) {
            channel.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = Self.unwrapInboundIn(data)
        seen.setOrWriteBuffer(&part)
        guard let seen else { return }
        let view = seen.readableBytesView
        guard view.prefix(Self.word.count).elementsEqual(Self.word.prefix(view.count)) else {
            return speakHTTP(context, seen)
        }
        guard view.count > Self.word.count else { return }
        guard let end = view.firstIndex(of: UInt8(ascii: "\n")) else {
            if view.count > Self.lineMax { context.close(promise: nil) }
            return
        }
        let name = view[(view.startIndex + Self.word.count)..<end]
        speakLines(context, seen, server: String(decoding: name, as: UTF8.self), at: end)
    }

    private func speakHTTP(_ context: ChannelHandlerContext, _ bytes: ByteBuffer) {
        do {
            let pipeline = context.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: true, withErrorHandling: true)
            try pipeline.addHandler(HTTPDoor(door: door))
            handOver(context, bytes)
        } catch {
            context.close(promise: nil)
        }
    }

    private func speakLines(
        _ context: ChannelHandlerContext, _ bytes: ByteBuffer, server name: String, at end: Int
    ) {
        guard let server = door.server(named: name) else {
            door.desk.refused(lease: door.lease, reason: "path")
            return context.close(promise: nil)
        }
        var rest = bytes
        rest.moveReaderIndex(to: end + 1)
        do {
            let decoder = LineDecoder(maximum: door.bounds.messageBytes)
            try context.pipeline.syncOperations.addHandlers([
                ByteToMessageHandler(decoder), LineDoor(door: door, server: server),
            ])
            handOver(context, rest)
        } catch {
            context.close(promise: nil)
        }
    }

    private func handOver(_ context: ChannelHandlerContext, _ bytes: ByteBuffer) {
        seen = nil
        timer?.cancel()
        context.fireChannelRead(Self.wrapInboundOut(bytes))
        context.fireChannelReadComplete()
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }
}

extension FirstBytes {
    typealias InboundOut = ByteBuffer
}
