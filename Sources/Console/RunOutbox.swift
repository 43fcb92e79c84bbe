import Agency
import Dispatch
import FoundationEssentials
import HumanDesk
import Synchronization

/// What an agent writes, on its way to the client of its run. Bounded: a slow client stalls the
/// thread that reads the agent's terminal, as a slow terminal would, and so the agent.
final class RunOutbox: RunTerminal {
    private struct State {
        var frames: [RunFrame] = []
        var bytes = 0
        var status: LineageView?
        /// After this nothing is taken in: the run ended, or the client is gone.
        var isClosed = false
        var isDelivered = false
        /// True while frames that were taken are on their way.
        var isSending = false
        var waiting: [DispatchSemaphore] = []

        mutating func wakeAll() -> [DispatchSemaphore] {
            defer { waiting = [] }
            return waiting
        }
    }

    /// Fires when there is something to take.
    let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation
    private let state = Mutex(State())
    private let bytesMax: Int
    /// Bytes in one frame: about 64 KiB on the wire.
    private static let frameBytes = 48 << 10

    init(bytesMax: Int) {
        self.bytesMax = bytesMax
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Takes what the agent wrote; blocks while `bytesMax` bytes wait for the client.
    func wrote(_ bytes: [UInt8], stream: Int) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(Self.frameBytes)
            rest = rest.dropFirst(Self.frameBytes)
            while let room = roomWanted(for: chunk, stream: stream) { room.wait() }
            signal.yield()
        }
    }

    /// Takes the record; nothing comes after it.
    func ended(_ record: RunRecord) {
        let woken = state.withLock { state in
            if !state.isClosed { state.frames.append(.ended(record)) }
            state.isClosed = true
            return state.wakeAll()
        }
        for semaphore in woken { semaphore.signal() }
        signal.yield()
    }

    /// Takes the live status; an older one that still waits is replaced.
    func post(_ status: LineageView) {
        state.withLock { $0.status = status }
        signal.yield()
    }

    /// All that waits, in order; the status after the output that came before it.
    func take() -> [RunFrame] {
        let (frames, woken) = state.withLock { state in
            var frames = state.frames
            state.frames = []
            state.bytes = 0
            state.isSending = true
            if let status = state.status {
                state.status = nil
                // The record is last, whatever else is on its way.
                let isEnding = if case .ended = frames.last { true } else { false }
                frames.insert(.status(status), at: isEnding ? frames.count - 1 : frames.count)
            }
            return (frames, state.wakeAll())
        }
        for semaphore in woken { semaphore.signal() }
        return frames
    }

    /// What was taken last has reached the client's side of the socket.
    func sent() { state.withLock { $0.isSending = false } }

    /// Returns when nothing waits and nothing is on its way, or after a second.
    func settle() {
        let end = ContinuousClock.now + .seconds(1)
        let nobody = DispatchSemaphore(value: 0)
        while isBusy, ContinuousClock.now < end {
            _ = nobody.wait(timeout: .now() + .milliseconds(2))
        }
    }

    private var isBusy: Bool {
        state.withLock { $0.isSending || !$0.frames.isEmpty }
    }

    /// The record has reached the client's side of the socket.
    func delivered() {
        state.withLock { state in
            state.isDelivered = true
            state.isSending = false
        }
    }

    /// Whether the client has had the record.
    var isDelivered: Bool { state.withLock { $0.isDelivered } }

    /// The client is gone: what waits is dropped, and nobody is blocked any more.
    func close() {
        let woken = state.withLock { state in
            state.isClosed = true
            state.isSending = false
            state.frames = []
            state.bytes = 0
            return state.wakeAll()
        }
        for semaphore in woken { semaphore.signal() }
        signal.finish()
    }

    /// Takes the chunk in and returns nil, or a semaphore to wait for room with.
    private func roomWanted(for chunk: ArraySlice<UInt8>, stream: Int) -> DispatchSemaphore? {
        state.withLock { state in
            if state.isClosed { return nil }
            guard state.bytes == 0 || state.bytes + chunk.count <= bytesMax else {
                let semaphore = DispatchSemaphore(value: 0)
                state.waiting.append(semaphore)
                return semaphore
            }
            state.frames.append(.wrote(stream: stream, bytes: Data(chunk).base64EncodedString()))
            state.bytes += chunk.count
            return nil
        }
    }
}
