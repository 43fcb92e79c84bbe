import HumanDesk
import Logging
import NIOCore
import Synchronization

/// Where connections are seated and served.
final class PeopleHouse: Sendable {
    /// An accepted connection.
    typealias Accepted = NIOAsyncChannel<ByteBuffer, ByteBuffer>
    /// The listening socket.
    typealias Listener = NIOAsyncChannel<Accepted, Never>

    private struct State {
        var seats: Seats
        var channels: [Seats.Number: any Channel] = [:]
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

    /// Serves connections until the listener fails or the task is cancelled; returns when the
    /// last of them is closed.
    func serve(_ listener: Listener) async {
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
            logger.error("the people's socket failed", metadata: ["why": "\(error)"])
        }
    }

    /// Marks what a connection does. False when it lost its seat or no more runs may be.
    func mark(_ seat: Seats.Number, _ use: Seats.Use) -> Bool {
        state.withLock { $0.seats.mark(seat, use) }
    }

    private func attend(_ accepted: Accepted) async {
        let channel = accepted.channel
        await withTaskCancellationHandler {
            do {
                try await accepted.executeThenClose { inbound, _ in
                    guard let seat = try await self.admit(channel) else { return }
                    defer { self.leave(seat) }
                    let connection = PeopleConnection(house: self, seat: seat, channel: channel)
                    try await connection.serve(inbound)
                }
            } catch {
                logger.debug("a connection ended", metadata: ["why": "\(error)"])
            }
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    /// Seats a newcomer, or says that the house is full.
    private func admit(_ channel: any Channel) async throws -> Seats.Number? {
        let (seat, gone) = state.withLock { state -> (Seats.Number?, (any Channel)?) in
            switch state.seats.admit() {
            case .seated(let seat):
                state.channels[seat] = channel
                return (seat, nil)
            case .seatedInPlaceOf(let gone, let seat):
                state.channels[seat] = channel
                return (seat, state.channels.removeValue(forKey: gone))
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
            state.channels[seat] = nil
        }
    }
}
