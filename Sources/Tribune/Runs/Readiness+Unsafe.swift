// Unsafe because `poll`, `read` and `write` take C pointers to arrays that live through the call.
import Glibc

/// Waiting for and reading from descriptors.
enum Readiness {
    /// The descriptors that can be read or have ended, at most `milliseconds` later.
    static func wait(_ descriptors: [Int32], milliseconds: Int32) -> Set<Int32> {
        var polls = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let count = unsafe poll(&polls, nfds_t(polls.count), milliseconds)
        guard count > 0 else { return [] }
        return Set(polls.filter { $0.revents != 0 }.map(\.fd))
    }

    /// Bytes that are there, at most 64 KiB; empty at the end or on an error.
    static func read(_ descriptor: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
        return count > 0 ? Array(bytes[..<count]) : []
    }

    /// Writes what fits without waiting; the number of bytes written.
    static func write(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
        var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard unsafe poll(&room, 1, 0) == 1, room.revents & Int16(POLLOUT) != 0 else { return 0 }
        let count = unsafe bytes.prefix(4096).withUnsafeBytes {
            unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
        return max(0, count)
    }
}
