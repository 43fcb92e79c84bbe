import NIOCore
import Testing

/// Waits for what other threads bring about. The bound only ends a test that would hang.
enum Wait {
    struct TooLong: Error {}

    /// Returns once `condition` holds.
    static func until(
        _ what: String, seconds: Int64 = 30, _ condition: () throws -> Bool
    ) async throws {
        let end = NIODeadline.now() + .seconds(seconds)
        while try !condition() {
            guard NIODeadline.now() < end else {
                Issue.record("waited too long: \(what)")
                throw TooLong()
            }
            await Task.yield()
        }
    }
}
