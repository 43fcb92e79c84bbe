package import HumanDesk
package import Logging
import NIOCore
import NIOPosix
import Synchronization

/// The people's socket: a Unix-domain socket that speaks JSON lines (Specs/people-socket.md).
package final class PeopleSocket: Sendable {
    private let desk: any HumanDesk
    private let path: String
    private let logger: Logger
    private let bounds: SocketBounds
    private let work = Mutex<Task<Void, Never>?>(nil)

    /// A socket at an absolute `path` of at most 107 bytes, whose folder it makes and owns.
    package init(
        desk: any HumanDesk, path: String, logger: Logger, bounds: SocketBounds = SocketBounds()
    ) {
        self.desk = desk
        self.path = path
        self.logger = logger
        self.bounds = bounds
    }

    /// Listens; returns when connections are accepted. Throws `Refusal` when another daemon is
    /// there or the path cannot be used, and NIO's errors.
    package func start() async throws {
        let folder = try SocketFolder(forSocketAt: path)
        let house = PeopleHouse(desk: desk, bounds: bounds, logger: logger)
        let listener = try await listen(for: house)
        logger.info("the people's socket is open", metadata: ["path": "\(path)"])
        // The one task of this room: everything else is its child and ends with it.
        let task = Task {
            await house.serve(listener)
            try? folder.removeStale()
        }
        work.withLock { $0 = task }
    }

    /// Stops listening and closes every connection. Runs are not hung up: their clients lose the
    /// connection, their agents go on. Returns when nothing of the socket is left.
    package func stop() async {
        let task = work.withLock { $0.take() }
        task?.cancel()
        await task?.value
    }

    private func listen(for house: PeopleHouse) async throws -> PeopleHouse.Listener {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 64)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    // A daemon short of descriptors must not lose its way to people for ever.
                    try channel.pipeline.syncOperations.addHandler(
                        AcceptBackoffHandler(shouldForwardIOErrorCaught: false))
                }
            }
            .childChannelOption(.maxMessagesPerRead, value: 4)
            // A client that has said all and only listens still gets its answers.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture {
                    house.remember(channel)
                    return try PeopleHouse.Accepted(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(
                            backPressureStrategy: .init(lowWatermark: 2, highWatermark: 8)))
                }
            }
    }
}
