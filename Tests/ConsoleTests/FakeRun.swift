import Agency
import HumanDesk
import Synchronization

/// A run whose agent is the test.
final class FakeRun: RunControl {
    /// What the client did with the run.
    enum Event: Sendable, Hashable {
        case typed([UInt8])
        case resized(TerminalSize)
        case hungUp
    }

    let lineage: LineageID = Names.make("lin-1")
    let lease: LeaseID = Names.make("lease-1")
    let terminal: any RunTerminal
    let events: AsyncStream<Event>
    private let happened: AsyncStream<Event>.Continuation

    init(terminal: any RunTerminal) {
        self.terminal = terminal
        (events, happened) = AsyncStream.makeStream()
    }

    func type(_ bytes: [UInt8]) { happened.yield(.typed(bytes)) }

    func resize(_ size: TerminalSize) { happened.yield(.resized(size)) }

    func hangUp() { happened.yield(.hungUp) }

    /// No more events: what was not said by now is not said any more.
    func finish() { happened.finish() }

    /// Ends the run as an agent that exits with `status`.
    func end(status: Int) {
        let ended = LeaseEnded(
            lease: lease, cause: .finished, exitStatus: status, proof: "empty pid namespace",
            confirmed: true)
        terminal.ended(
            RunRecord(
                lineage: lineage, ended: ended, tallies: [], limits: [], used: [:], findings: [],
                narrowest: nil, checkpoint: "o\n1\nr\n"))
    }
}
