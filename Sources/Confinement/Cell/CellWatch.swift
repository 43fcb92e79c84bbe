internal import Dispatch
internal import Synchronization

/// Waits, on one queue for all cells, for what process 1 says and for its death.
final class CellWatch: Sendable {
    private let sources = Mutex<[any DispatchSourceRead]>([])
    private let open = DispatchGroup()
    private static let queue = DispatchQueue(label: "tribune.cells")

    /// Watches a cell until it is gone. The cell, and so its descriptors, are kept until no source
    /// looks at them any more: a number that is closed earlier may already be another cell's.
    func begin(_ cell: Cell) {
        let open = open
        sources.withLock { sources in
            let words = DispatchSource.makeReadSource(
                fileDescriptor: cell.control.number, queue: CellWatch.queue)
            let death = DispatchSource.makeReadSource(
                fileDescriptor: cell.firstProcess.number, queue: CellWatch.queue)
            words.setEventHandler { cell.hear() }
            death.setEventHandler { _ = cell.finish(within: 1_000) }
            for source in [words, death] {
                open.enter()
                source.setCancelHandler {
                    withExtendedLifetime(cell) { open.leave() }
                }
                source.resume()
            }
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

    /// Returns when no handler runs any more and no descriptor is looked at. Not to be called from
    /// a handler.
    func settle() { open.wait() }
}
