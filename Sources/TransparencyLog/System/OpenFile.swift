internal import Glibc

/// An open file; the descriptor is closed with the last reference.
package final class OpenFile: Sendable {
    /// The descriptor, open as long as this value is held.
    package let descriptor: Int32
    /// Where it was opened, for messages.
    package let path: String

    /// Takes the descriptor over.
    package init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        _ = Glibc.close(descriptor)
    }

    /// The error of the call that has just failed on this file.
    func failure(_ call: String) -> LogError {
        .io(call: call, path: path, code: errno)
    }
}
