import NIOCore
import NIOHTTP1

/// One connection to an HTTP server: one turn at a time.
final class HTTPTurnHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private enum Reading {
        case none
        case body([UInt8])
        case events(EventStream)
    }

    private let maximum: Int
    private let rested: (HTTPTurnHandler) -> Void
    private let closed: (HTTPTurnHandler) -> Void
    private var context: ChannelHandlerContext?
    private var turn: HTTPTurn?
    private var reading = Reading.none
    private var reusable = false
    private var timer: Scheduled<Void>?

    /// A connection whose answers are at most `maximum` bytes each.
    init(
        maximum: Int, rested: @escaping (HTTPTurnHandler) -> Void,
        closed: @escaping (HTTPTurnHandler) -> Void
    ) {
        self.maximum = maximum
        self.rested = rested
        self.closed = closed
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        finish()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        closed(self)
        finish()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Sends a turn's request. Only on a connection that rests.
    func begin(_ turn: HTTPTurn) {
        timer?.cancel()
        guard let context, !turn.dropped else {
            turn.onEnd?()
            return rested(self)
        }
        self.turn = turn
        turn.drop = { [weak self] in self?.close() }
        context.write(Self.wrapOutboundOut(.head(turn.head)), promise: nil)
        if !turn.body.isEmpty {
            let buffer = context.channel.allocator.buffer(bytes: turn.body)
            context.write(Self.wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
        }
        context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
    }

    /// Rests for a moment, shorter than servers keep quiet connections, and then closes.
    func rest(_ time: TimeAmount) {
        timer = context?.eventLoop.assumeIsolated().scheduleTask(in: time) {
            [weak self] in self?.close()
        }
    }

    func close() { context?.close(promise: nil) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch Self.unwrapInboundIn(data) {
        case .head(let head): began(head)
        case .body(let part): grew(part)
        case .end: ended()
        }
    }

    private func began(_ head: HTTPResponseHead) {
        guard head.status.code >= 200 else { return }
        reusable = head.isKeepAlive
        let type = head.headers["Content-Type"].first?.lowercased() ?? ""
        reading =
            type.hasPrefix("text/event-stream") ? .events(EventStream(maximum: maximum)) : .body([])
        turn?.onHead?(head)
    }

    private func grew(_ part: ByteBuffer) {
        switch reading {
        case .none: break
        case .body(var bytes):
            reading = .none
            guard bytes.count + part.readableBytes <= maximum else { return close() }
            bytes.append(contentsOf: part.readableBytesView)
            reading = .body(bytes)
        case .events(var stream):
            reading = .none
            guard let events = stream.take(part.readableBytesView) else { return close() }
            reading = .events(stream)
            for event in events { turn?.onMessage?(event) }
        }
    }

    private func ended() {
        if case .body(let bytes) = reading, !bytes.isEmpty { turn?.onMessage?(bytes) }
        reading = .none
        finish()
        reusable ? rested(self) : close()
    }

    private func finish() {
        let over = turn
        turn = nil
        over?.drop = nil
        over?.onEnd?()
    }
}
