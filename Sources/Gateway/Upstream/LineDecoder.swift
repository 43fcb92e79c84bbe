import NIOCore

/// Cuts a byte stream at line feeds. A line that is too long ends the stream with an error.
struct LineDecoder: ByteToMessageDecoder {
    typealias InboundOut = [UInt8]

    /// The line is longer than the bound.
    struct TooLong: Error {}

    private let maximum: Int
    /// Bytes already searched, so that a slow long line costs one pass.
    private var searched = 0

    init(maximum: Int) { self.maximum = maximum }

    mutating func decode(
        context: ChannelHandlerContext, buffer: inout ByteBuffer
    ) throws -> DecodingState {
        let view = buffer.readableBytesView
        let start = view.startIndex + searched
        guard let end = view[start...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = view.count
            guard searched <= maximum else { throw TooLong() }
            return .needMoreData
        }
        searched = 0
        let length = end - view.startIndex
        guard length <= maximum else { throw TooLong() }
        var line = buffer.readBytes(length: length) ?? []
        buffer.moveReaderIndex(forwardBy: 1)
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        context.fireChannelRead(Self.wrapInboundOut(line))
        return .continue
    }

    mutating func decodeLast(
        context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
    ) throws -> DecodingState {
        while try decode(context: context, buffer: &buffer) == .continue {}
        // A last line without its end is not a message.
        buffer.clear()
        return .needMoreData
    }
}
