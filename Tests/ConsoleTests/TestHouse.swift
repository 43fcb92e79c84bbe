import Console
import Foundation
import HumanDesk
import Logging
import NIOCore
import NIOPosix
import StrictJSON

/// A people's socket with a fake desk in a folder of its own.
struct TestHouse {
    let desk = FakeDesk()
    let folder: String
    let path: String
    let socket: PeopleSocket

    init(_ bounds: SocketBounds = TestHouse.quick()) throws {
        folder = "/tmp/tribune-console-\(UUID().uuidString.prefix(8))"
        path = folder + "/socket"
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        socket = PeopleSocket(desk: desk, path: path, logger: logger, bounds: bounds)
    }

    /// The usual bounds with a status that is looked at often.
    static func quick() -> SocketBounds {
        var bounds = SocketBounds()
        bounds.statusInterval = .milliseconds(1)
        return bounds
    }

    /// Opens a house for the time of `body`.
    static func with(
        _ bounds: SocketBounds = quick(), _ body: (TestHouse) async throws -> Void
    ) async throws {
        let house = try TestHouse(bounds)
        defer { try? FileManager.default.removeItem(atPath: house.folder) }
        try await house.socket.start()
        do {
            try await body(house)
        } catch {
            await house.socket.stop()
            throw error
        }
        await house.socket.stop()
    }

    /// Connects a client for the time of `body`.
    func client<Result: Sendable>(
        _ body: (TestClient) async throws -> Result
    ) async throws -> Result {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, Never>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound in
            let client = TestClient(channel: channel.channel, inbound: inbound)
            return try await body(client)
        }
    }
}
