import Agency
import NIOCore
import NIOHTTP1
import StrictJSON

/// One HTTP/1.1 connection of a lease: reads one request at a time, answers it, reads the next.
final class HTTPDoor: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        case idle
        case reading(HTTPRequestHead, [UInt8], HeadRule.Fault?)
        case answering(HTTPSink?)
        /// Answered early: what still comes is thrown away until the connection ends.
        case draining
    }

    private let door: LeaseDoor
    private var context: ChannelHandlerContext?
    private var state = State.idle
    private var keepAlive = true
    /// The answer began before the request had ended.
    private var early = false
    private var timer: Scheduled<Void>?
    private var streamTimer: Scheduled<Void>?

    init(door: LeaseDoor) { self.door = door }

    var isWritable: Bool { context?.channel.isWritable ?? false }

    private var loop: NIOIsolatedEventLoop? { context?.eventLoop.assumeIsolated() }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        limit(door.bounds.headTime)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        streamTimer?.cancel()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        streamTimer?.cancel()
        if case .answering(let sink) = state { sink?.disconnected() }
        state = .draining
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (Self.unwrapInboundIn(data), state) {
        case (.head(let head), .idle): began(head)
        case (.body(let part), .reading(let head, let body, let fault)):
            // Taken out of the state while it grows, so that it is not copied.
            state = .idle
            grew(head, body, part, fault)
        case (.end, .reading(let head, let body, let fault)): ended(head, body, fault)
        default: break
        }
    }

    private func began(_ head: HTTPRequestHead) {
        keepAlive = head.isKeepAlive
        limit(door.bounds.bodyTime)
        let length = head.headers["Content-Length"].first.flatMap { Int($0) } ?? 0
        guard length <= door.bounds.messageBytes else { return tooLarge() }
        let loopback = context?.localAddress.map(Self.isLoopback) ?? true
        let fault = HeadRule.originFault(head, loopback: loopback)
        state = .reading(head, [], fault)
    }

    private func grew(
        _ head: HTTPRequestHead, _ body: [UInt8], _ part: ByteBuffer, _ fault: HeadRule.Fault?
    ) {
        guard body.count + part.readableBytes <= door.bounds.messageBytes else {
            return tooLarge()
        }
        var body = body
        body.append(contentsOf: part.readableBytesView)
        state = .reading(head, body, fault)
    }

    private func ended(_ head: HTTPRequestHead, _ body: [UInt8], _ fault: HeadRule.Fault?) {
        timer?.cancel()
        state = .answering(nil)
        if let fault {
            door.desk.refused(lease: door.lease, reason: fault.reason)
            return refuse(fault.error)
        }
        door.route(head, body, on: self)
    }

    private func tooLarge() {
        door.desk.refused(lease: door.lease, reason: "too-large")
        keepAlive = false
        early = true
        state = .answering(nil)
        answer(status: 413, body: [], type: nil)
    }

    private func limit(_ time: TimeAmount) {
        timer?.cancel()
        timer = loop?.scheduleTask(in: time) { [weak self] in
            self?.context?.close(promise: nil)
        }
    }

    private static func isLoopback(_ address: SocketAddress) -> Bool {
        guard let text = address.ipAddress else { return true }
        return text.hasPrefix("127.") || text == "::1"
    }
}

// Answers.
extension HTTPDoor {
    /// The sink of the request that was just read.
    func sink(for head: HTTPRequestHead, extra: [(String, String)] = []) -> HTTPSink {
        let sink = HTTPSink(self, head: head, extra: extra)
        state = .answering(sink)
        return sink
    }

    /// Refuses what is no request, or not for this door.
    func refuse(_ error: RPCError, id: RequestID? = nil, extra: [(String, String)] = []) {
        answer(
            status: error.status, body: error.response(to: id).serialized(),
            type: "application/json", extra: extra)
    }

    /// A whole answer in one write.
    func answer(status: Int, body: [UInt8], type: String?, extra: [(String, String)] = []) {
        guard let context else { return }
        var headers = HTTPHeaders()
        if let type { headers.add(name: "Content-Type", value: type) }
        headers.add(name: "Content-Length", value: String(body.count))
        for (name, value) in extra { headers.add(name: name, value: value) }
        write(head: status, headers)
        if !body.isEmpty {
            let buffer = context.channel.allocator.buffer(bytes: body)
            context.write(Self.wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
        }
        end()
    }

    func startStream(_ extra: [(String, String)]) {
        var headers = HTTPHeaders([
            ("Content-Type", "text/event-stream"), ("Cache-Control", "no-cache, no-transform"),
            ("X-Accel-Buffering", "no"),
        ])
        for (name, value) in extra { headers.add(name: name, value: value) }
        write(head: 200, headers)
        context?.flush()
        beat()
    }

    /// Comments keep proxies and clients from taking a quiet stream for a dead one.
    private func beat() {
        streamTimer = loop?.scheduleTask(in: door.bounds.streamPause) { [weak self] in
            guard let self else { return }
            if isWritable { stream(": still here\n\n") }
            beat()
        }
    }

    func stream(_ head: String, _ bytes: [UInt8] = [], _ tail: String = "") {
        guard let context, case .answering = state else { return }
        var buffer = context.channel.allocator.buffer(capacity: bytes.count + 64)
        buffer.writeString(head)
        buffer.writeBytes(bytes)
        buffer.writeString(tail)
        context.writeAndFlush(Self.wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    }

    func endStream() {
        streamTimer?.cancel()
        streamTimer = nil
        end()
    }

    /// Ends the connection: the request on it gets no answer.
    func drop() { context?.close(promise: nil) }

    private func write(head status: Int, _ headers: HTTPHeaders) {
        var headers = headers
        if !keepAlive { headers.add(name: "Connection", value: "close") }
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
        context?.write(Self.wrapOutboundOut(.head(head)), promise: nil)
    }

    private func end() {
        guard let context, case .answering = state else { return }
        guard keepAlive else {
            state = .draining
            let written = context.writeAndFlush(Self.wrapOutboundOut(.end(nil)))
            // Unread bytes would reset the connection before the client reads its answer.
            guard !early else { return limit(.seconds(1)) }
            return written.assumeIsolated().whenComplete { [weak self] _ in self?.drop() }
        }
        state = .idle
        limit(door.bounds.idleTime)
        // Last: a request that was sent ahead is read before this returns.
        context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
    }
}
