// # Gateway: wire requests become actions, verdicts become wire answers
//
// An agent in its cell reaches one door: a TCP listener on the cell's loopback, whose identity
// is the lease it was opened for. On it the gateway is an MCP server, in the stateless era
// (2026-07-28) and the handshake era (2025-11-25 and before) at once, over HTTP and over lines.
// Behind it the gateway is an MCP client: one connection for each lease and server.
//
// A request's way: `FirstBytes` tells HTTP from lines; `HTTPDoor` or `LineDoor` reads one
// message strictly; `LeaseDoor` finds server, era and session; `ServerDoor` answers what it may
// from itself and turns the rest into an `Act`, which goes round the desk: propose, perhaps
// wait, spend, forward, settle, and only then release the answer. `UpstreamClient` speaks the
// server's era; `ResultShape` looks into what comes back. Specs/mcp.md states the whole contract.
//
// A lease's doors live on one event loop and are touched only there. The desk is called on it;
// its callbacks hop back to it.
public import Agency
public import Logging
import NIOCore
import NIOPosix
import Synchronization

/// The doors of every lease, on a few event loops.
public final class Gateway: Doors {
    private let desk: any AgentDesk
    private let group: MultiThreadedEventLoopGroup
    private let logger: Logger
    private let bounds: Bounds
    private let doors = Mutex<[LeaseID: Opened]>([:])

    private struct Opened: Sendable {
        let gate: Gate
        let door: NIOLoopBound<LeaseDoor>
    }

    /// Doors that ask `desk`, on so many threads (at least one).
    public convenience init(desk: any AgentDesk, threads: Int, logger: Logger) {
        self.init(desk: desk, threads: threads, logger: logger, bounds: Bounds())
    }

    init(desk: any AgentDesk, threads: Int, logger: Logger, bounds: Bounds) {
        self.desk = desk
        self.logger = logger
        self.bounds = bounds
        group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, threads))
    }

    /// A lease has doors already.
    public struct AlreadyOpen: Error {}

    /// Opens the plan's doors on a bound, listening TCP descriptor, which they now own. Blocks
    /// until they are open; not to be called from the desk's own callbacks.
    public func open(_ plan: DoorPlan, listener: Int32) throws {
        let loop = group.next()
        let gate = Gate()
        let door = try loop.submit { [desk, bounds, logger] in
            let door = LeaseDoor(
                plan, desk: desk, gate: gate, bounds: bounds, loop: loop, logger: logger)
            return NIOLoopBound(door, eventLoop: loop)
        }.wait()
        let added = doors.withLock { doors in
            guard doors[plan.lease] == nil else { return false }
            doors[plan.lease] = Opened(gate: gate, door: door)
            return true
        }
        guard added else { throw AlreadyOpen() }
        do {
            let channel = try Self.listen(listener, door, on: loop).wait()
            loop.execute {
                door.value.listening(on: channel)
                door.value.start()
            }
        } catch {
            close(plan.lease)
            throw error
        }
    }

    private static func listen(
        _ listener: Int32, _ door: NIOLoopBound<LeaseDoor>, on loop: any EventLoop
    ) -> EventLoopFuture<any Channel> {
        ServerBootstrap(group: loop)
            .serverChannelOption(.backlog, value: 128)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.maxMessagesPerRead, value: 4)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try door.value.accept(channel) }
            }
            .withBoundSocket(listener)
    }

    /// Ends all of a lease's connections and upstreams at once and stops listening. Returns when
    /// no request of the lease can be accepted any more; work in flight was cancelled. May be
    /// called from any thread, but not while holding a lock that the desk's methods need.
    public func close(_ lease: LeaseID) {
        guard let opened = doors.withLock({ $0.removeValue(forKey: lease) }) else { return }
        opened.gate.shut()
        let (door, loop) = (opened.door, opened.door.eventLoop)
        guard !loop.inEventLoop else { return door.value.close() }
        // An event loop's thread may not wait for another; the gate is shut already.
        guard MultiThreadedEventLoopGroup.currentEventLoop == nil else {
            return loop.execute { door.value.close() }
        }
        // Fails only when the threads have ended, and the doors with them.
        try? loop.submit { door.value.close() }.wait()
    }

    /// Closes every door and ends the threads.
    public func shutdown() throws {
        for lease in doors.withLock({ Array($0.keys) }) { close(lease) }
        try group.syncShutdownGracefully()
    }
}
