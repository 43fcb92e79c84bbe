import NIOCore
import NIOPosix
import Testing

/// Waits for what other threads bring about. The bound only ends a test that would hang.
enum Wait {
    struct TooLong: Error {}

    /// Returns once `condition` holds, which must be about something that tells `News`.
    static func until(
        _ what: String, seconds: Int64 = 240, _ condition: () throws -> Bool
    ) async throws {
        let end = NIODeadline.now() + .seconds(seconds)
        let alarm = MultiThreadedEventLoopGroup.singleton.next()
            .scheduleTask(deadline: end) { News.tell() }
        defer { alarm.cancel() }
        while true {
            let edition = News.edition
            if try condition() { return }
            guard NIODeadline.now() < end else {
                Issue.record("waited too long: \(what)")
                throw TooLong()
            }
            await News.next(after: edition)
        }
    }
}
