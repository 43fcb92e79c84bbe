import Agency
import NIOCore
import StrictJSON

/// One line connection: a client that speaks newline-delimited JSON-RPC, in either era.
final class LineDoor: ChannelInboundHandler {
    typealias InboundIn = [UInt8]
    typealias OutboundOut = ByteBuffer

    private let door: LeaseDoor
    private let server: ServerDoor
    private let session: Session
    private var context: ChannelHandlerContext?
    private var queuedBytes = 0

    init(door: LeaseDoor, server: ServerDoor) {
        self.door = door
        self.server = server
        session = Session(id: "", version: nil, isLine: true)
    }

    var isWritable: Bool { context?.channel.isWritable ?? false }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        session.stream = LineSink(self)
        server.lines[ObjectIdentifier(session)] = session
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelInactive(context: ChannelHandlerContext) {
        server.end(session)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is LineDecoder.TooLong {
            door.desk.refused(lease: door.lease, reason: "too-large")
        }
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let line = Self.unwrapInboundIn(data)
        guard !line.isEmpty else { return }
        do {
            take(try MessageReader.read(line))
        } catch {
            door.desk.refused(lease: door.lease, reason: "message")
            send(error.response(to: nil))
        }
    }

    func send(_ message: JSONValue) {
        guard let context else { return }
        let bytes = message.serialized()
        queuedBytes += bytes.count
        guard queuedBytes <= door.bounds.queuedBytes else { return context.close(promise: nil) }
        var buffer = context.channel.allocator.buffer(capacity: bytes.count + 1)
        buffer.writeBytes(bytes)
        buffer.writeInteger(UInt8(ascii: "\n"))
        let written = context.writeAndFlush(Self.wrapOutboundOut(buffer))
        written.assumeIsolated().whenComplete { [weak self] _ in
            self?.queuedBytes -= bytes.count
        }
    }

    private func take(_ message: Message) {
        switch message {
        case .request(let request): take(request)
        case .notification("notifications/cancelled", let params): session.cancel(params)
        case .notification, .response: break
        }
    }

    private func take(_ request: Message.Request) {
        do {
            let caller = try caller(for: request)
            try server.accept(
                request, from: caller, on: LineSink(self), door: door)
        } catch {
            send(error.response(to: request.id))
        }
    }

    /// Modern requests say so themselves; others follow the connection's handshake.
    private func caller(for request: Message.Request) throws(RPCError) -> Caller {
        if EraRule.stated(request.params) != nil {
            var caller = try EraRule.modernCaller(request, headers: nil)
            caller.session = session
            return caller
        }
        if request.method == "initialize" {
            session.version = ProtocolVersion.negotiated(
                request.params["protocolVersion"]?.asString)
        }
        guard let version = session.version else {
            throw request.method == "ping" ? .missingSession : .missingEnvelope
        }
        return Caller(version: version, session: session)
    }
}
