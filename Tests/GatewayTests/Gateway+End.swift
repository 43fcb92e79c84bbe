import Foundation

@testable import Gateway

extension Gateway {
    /// Shuts down on a thread of its own. NIO says on a queue of Dispatch that its threads have
    /// ended; if the tasks' threads, which Dispatch lends, all waited for that, it never would.
    func end() {
        Thread.detachNewThread { try? self.shutdown() }
    }
}
