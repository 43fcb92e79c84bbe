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
        let server = try await listen()
        logger.info("the people's socket is open", metadata: ["path": "\(path)"])
        // The one task of this room: everything else is its child and ends with it.
        let task = Task { await serve(server, in: folder) }
        work.withLock { $0 = task }
    }

    /// Stops listening and closes every connection. Runs are not hung up: their clients lose the
    /// connection, their agents go on. Returns when nothing of the socket is left.
    package func stop() async {
        let task = work.withLock { $0.take() }
        task?.cancel()
        await task?.value
    }

    /// Serves until cancelled. A listener that fails is opened anew: people must get in.
    private func serve(_ first: PeopleHouse.Listener, in folder: SocketFolder) async {
        let house = PeopleHouse(desk: desk, bounds: bounds, logger: logger)
        var listener: PeopleHouse.Listener? = first
        while !Task.isCancelled {
            if let open = listener { await house.serve(open) }
            listener = nil
            if Task.isCancelled { break }
            try? await Task.sleep(for: .milliseconds(100))
            do {
                try folder.removeStale()
                listener = try await listen()
            } catch {
                logger.error("the people's socket cannot be opened", metadata: ["why": "\(error)"])
            }
        }
        try? folder.removeStale()
    }

    private func listen() async throws -> PeopleHouse.Listener {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 64)
            .childChannelOption(.maxMessagesPerRead, value: 4)
            .bind(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try PeopleHouse.Accepted(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(
                            backPressureStrategy: .init(lowWatermark: 2, highWatermark: 8)))
                }
            }
    }
}
