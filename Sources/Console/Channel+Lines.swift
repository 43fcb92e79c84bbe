import NIOCore
import StrictJSON

extension Channel {
    /// Sends a value as a line of JSON; returns when the kernel has taken the last byte.
    func send(_ value: some Encodable) async throws {
        try await send(lines: [try JSONValueEncoder().encode(value).serialized()])
    }

    /// Sends lines; returns when the kernel has taken the last byte.
    func send(lines: [[UInt8]]) async throws {
        var buffer = allocator.buffer(capacity: lines.reduce(0) { $0 + $1.count + 1 })
        for line in lines {
            buffer.writeBytes(line)
            buffer.writeInteger(UInt8(ascii: "\n"))
        }
        try await writeAndFlush(buffer).get()
    }
}
