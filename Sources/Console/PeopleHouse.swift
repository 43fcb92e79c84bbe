import HumanDesk
import Logging
import NIOCore
import Synchronization

/// Where connections are seated and served.
final class PeopleHouse: Sendable {
    /// An accepted connection. It is written to through its channel, which says when it is done.
    typealias Accepted = NIOAsyncChannel<ByteBuffer, Never>
    /// The listening socket.
    typealias Listener = NIOAsyncChannel<Accepted, Never>

    private struct State {
        var seats: Seats
        var seated: [Seats.Number: any Channel] = [:]
        /// Every open connection, seated or not yet.
        var open: [ObjectIdentifier: any Channel] = [:]
        var isClosed = false
    }

    let desk: any HumanDesk
    let bounds: SocketBounds
    let logger: Logger
    private let state: Mutex<State>

    init(desk: any HumanDesk, bounds: SocketBounds, logger: Logger) {
        self.desk = desk
        self.bounds = bounds
        self.logger = logger
        state = Mutex(State(seats: Seats(max: bounds.connections, runsMax: bounds.runs)))
    }

    /// Serves connections until the task is cancelled; returns when the last of them is closed.
    func serve(_ listener: Listener) async {
        await withTaskCancellationHandler {
            do {
                try await listener.executeThenClose { connections in
                    try await withThrowingDiscardingTaskGroup { group in
                        for try await connection in connections {
                            group.addTask { await self.attend(connection) }
                        }
                    }
                }
            } catch {
                guard !Task.isCancelled else { return }
                logger.critical("the people's socket failed", metadata: ["why": "\(error)"])
            }
        } onCancel: {
            closeAll()
        }
    }

    /// Takes note of a new connection, on its event loop, so that none is left open at the end.
    func remember(_ channel: any Channel) {
        let isClosed = state.withLock { state in
            state.open[ObjectIdentifier(channel)] = channel
            return state.isClosed
        }
        channel.closeFuture.whenComplete { _ in
            self.state.withLock { $0.open[ObjectIdentifier(channel)] = nil }
        }
        if isClosed { channel.close(promise: nil) }
    }

    private func closeAll() {
        let open = state.withLock { state in
            state.isClosed = true
            return state.open.values
        }
        for channel in open { channel.close(promise: nil) }
    }

    /// Marks what a connection does. False when it lost its seat or no more runs may be.
    func mark(_ seat: Seats.Number, _ use: Seats.Use) -> Bool {
        state.withLock { $0.seats.mark(seat, use) }
    }

    private func attend(_ accepted: Accepted) async {
        let channel = accepted.channel
        do {
            try await accepted.executeThenClose { inbound in
                guard let seat = try await self.admit(channel) else { return }
                defer { self.leave(seat) }
                let connection = PeopleConnection(house: self, seat: seat, channel: channel)
                try await connection.serve(inbound)
            }
        } catch {
            logger.debug("a connection ended", metadata: ["why": "\(error)"])
        }
    }

    /// Seats a newcomer, or says that the house is full.
    private func admit(_ channel: any Channel) async throws -> Seats.Number? {
        let (seat, gone) = state.withLock { state -> (Seats.Number?, (any Channel)?) in
            switch state.seats.admit() {
            case .seated(let seat):
                state.seated[seat] = channel
                return (seat, nil)
            case .seatedInPlaceOf(let gone, let seat):
                state.seated[seat] = channel
                return (seat, state.seated.removeValue(forKey: gone))
            case .full: return (nil, nil)
            }
        }
        gone?.close(promise: nil)
        if seat == nil {
            let sentence = "all \(bounds.connections) connections are at work; try again soon"
            try await channel.send(PeopleReply.refused(code: "busy", sentence: sentence))
        }
        return seat
    }

    private func leave(_ seat: Seats.Number) {
        state.withLock { state in
            state.seats.leave(seat)
            state.seated[seat] = nil
        }
    }
}
