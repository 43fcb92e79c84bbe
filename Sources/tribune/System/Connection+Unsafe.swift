// Sockets by system call. Unsafe because connect, send and read are handed memory by pointer: each
// gets a local value or buffer with its own size.
import Glibc

extension Connection {
    /// Connects to the socket at `path`.
    static func open(_ path: String) -> Attempt {
        var address = sockaddr_un()
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else {
            return .failed("the path is longer than 107 bytes; set TRIBUNE_HOME to a shorter one")
        }
        let descriptor = socket(
            AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return .failed(SystemError.last) }
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8)
        }
        let result = unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result != 0 else { return .open(Connection(descriptor: descriptor)) }
        let code = errno
        close(descriptor)
        return code == ENOENT || code == ECONNREFUSED
            ? .nobody : .failed(SystemError.text(code))
    }

    /// Writes all of `bytes`; false when the other side is gone.
    func write(_ bytes: [UInt8]) -> Bool {
        var start = 0
        while start < bytes.count {
            let sent = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                return unsafe send(
                    descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if sent < 0, errno == EINTR { continue }
            guard sent > 0 else { return false }
            start += sent
        }
        return true
    }

    /// Waits for bytes; empty at the end.
    func read() -> [UInt8] { Files.readSome(descriptor) }

    /// Ends the descriptor.
    static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }
}
