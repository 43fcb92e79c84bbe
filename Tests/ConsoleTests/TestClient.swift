import Foundation
import HumanDesk
import NIOCore
import StrictJSON
import Testing

/// A client of the people's socket that sends what a test wants, right or wrong.
final class TestClient {
    let channel: any Channel
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private var held: [UInt8] = []

    init(channel: any Channel, inbound: NIOAsyncChannelInboundStream<ByteBuffer>) {
        self.channel = channel
        self.inbound = inbound.makeAsyncIterator()
    }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
    }

    func send(_ value: some Encodable) async throws {
        try await send(try JSONValueEncoder().encode(value).serialized() + [0x0A])
    }

    /// The next line; nil when the daemon closed the connection, in whichever way.
    func line() async throws -> [UInt8]? {
        while true {
            if let end = held.firstIndex(of: 0x0A) {
                defer { held.removeSubrange(...end) }
                return Array(held[..<end])
            }
            guard let bytes = try? await inbound.next() else { return nil }
            held += Array(bytes.readableBytesView)
        }
    }

    func next<T: Decodable>(_ type: T.Type) async throws -> T? {
        guard let line = try await line() else { return nil }
        return try JSONValueDecoder().decode(T.self, from: try JSONValue.parse(line))
    }

    func ask(_ request: PeopleRequest) async throws -> PeopleReply? {
        try await send(request)
        return try await next(PeopleReply.self)
    }

    /// Asks, and expects this answer.
    func expect(_ request: PeopleRequest, answers expected: PeopleReply) async throws {
        let found = try await ask(request)
        #expect(found == expected)
    }

    /// The next frame of a run that is no status.
    func frame() async throws -> RunFrame? {
        while let frame = try await next(RunFrame.self) {
            if case .status = frame { continue }
            return frame
        }
        return nil
    }
}
