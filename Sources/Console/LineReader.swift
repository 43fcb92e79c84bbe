import NIOCore

/// Reads lines from a connection, one at a time: what is not asked for stays with the kernel.
struct LineReader {
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private var splitter: LineSplitter

    init(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>, bytesMax: Int) {
        self.inbound = inbound.makeAsyncIterator()
        splitter = LineSplitter(bytesMax: bytesMax)
    }

    /// The next line; nil at the end, also when a last line has no end. Throws
    /// `LineSplitter.TooLong` and the connection's errors.
    mutating func next() async throws -> [UInt8]? {
        while true {
            if let line = try splitter.next() { return line }
            guard let bytes = try await inbound.next() else { return nil }
            splitter.take(bytes.readableBytesView)
        }
    }
}
