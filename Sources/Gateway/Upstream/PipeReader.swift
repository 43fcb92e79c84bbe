import NIOCore

/// Hands each line of a server to its client.
final class PipeReader: ChannelInboundHandler {
    typealias InboundIn = [UInt8]

    private let client: UpstreamClient

    init(client: UpstreamClient) { self.client = client }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        client.received(line: Self.unwrapInboundIn(data))
    }

    func channelInactive(context: ChannelHandlerContext) {
        client.linkClosed()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        client.linkClosed()
        context.close(promise: nil)
    }
}
