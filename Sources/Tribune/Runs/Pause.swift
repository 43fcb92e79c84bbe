import Glibc

/// Waiting, on threads of the hall's own.
enum Pause {
    /// Waits so long.
    static func milliseconds(_ count: UInt32) { _ = poll(nil, 0, Int32(clamping: count)) }
}
