internal import Dispatch
internal import Synchronization

/// Waits, on one queue for all cells, for what process 1 says and for its death.
final class CellWatch: Sendable {
    private let sources = Mutex<[any DispatchSourceRead]>([])
    private static let queue = DispatchQueue(label: "tribune.cells")

    /// Watches a cell until it is gone. The cell is kept until then.
    func begin(_ cell: Cell) {
        sources.withLock { sources in
            let words = DispatchSource.makeReadSource(
                fileDescriptor: cell.control.number, queue: CellWatch.queue)
            let death = DispatchSource.makeReadSource(
                fileDescriptor: cell.firstProcess.number, queue: CellWatch.queue)
            words.setEventHandler { cell.hear() }
            death.setEventHandler { _ = cell.finish(within: 1_000) }
            words.resume()
            death.resume()
            sources = [words, death]
        }
    }

    /// Stops watching.
    func cancel() {
        sources.withLock { sources in
            for source in sources { source.cancel() }
            sources = []
        }
    }

    /// Returns when no handler runs any more. Not to be called from a handler.
    func settle() { CellWatch.queue.sync {} }
}
