// Reads what the kernel knows of a peer. Unsafe because getsockopt, readlink and read fill memory
// that they are handed: every buffer here is of the size that is passed with it, and the values
// asked for have the layout that the kernel documents (three 32-bit fields; one descriptor).
import Glibc
import NIOCore

extension PeerCheck {
    // unix(7) and asm-generic/socket.h; the same numbers on x86-64 and arm64.
    private static let peerCredentials = NIOBSDSocket.Option(rawValue: 17)
    private static let peerHandle = NIOBSDSocket.Option(rawValue: 77)

    /// Keeps a process from being confused with a later one of the same number.
    struct ProcessHandle: ~Copyable {
        let descriptor: Int32

        /// True while the process has not ended.
        var isAlive: Bool {
            // A pidfd becomes readable when its process ends (pidfd_open(2)).
            var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            return unsafe poll(&wanted, 1, 0) == 0
        }

        /// Ends the handle.
        borrowing func close() { _ = Glibc.close(descriptor) }
    }

    /// The credentials of `SO_PEERCRED`.
    static func credentials(of channel: any Channel) async throws -> Credentials {
        guard let options = channel as? any SocketOptionProvider else { throw ChannelError.eof }
        return try await options.unsafeGetSocketOption(
            level: .socket, name: peerCredentials
        ).get()
    }

    /// The handle of `SO_PEERPIDFD`, nil when the kernel does not know it.
    static func processHandle(of channel: any Channel) async throws -> ProcessHandle? {
        guard let options = channel as? any SocketOptionProvider else { throw ChannelError.eof }
        do {
            let descriptor: Int32 = try await options.unsafeGetSocketOption(
                level: .socket, name: peerHandle
            ).get()
            return ProcessHandle(descriptor: descriptor)
        } catch let error as IOError where error.errnoCode == ENOPROTOOPT {
            return nil
        }
    }

    /// The namespaces of a process by its number, or `self`; nil when they cannot be read.
    static func namespaces(of process: String) -> Namespaces? {
        guard let pid = link("/proc/\(process)/ns/pid"),
            let user = link("/proc/\(process)/ns/user")
        else { return nil }
        return Namespaces(pid: pid, user: user)
    }

    /// When a process began, in the kernel's ticks (proc(5), field 22 of stat).
    static func startTime(of process: String) -> String? {
        let descriptor = unsafe open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { _ = close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 1024)
        let count = unsafe read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return nil }
        // The name in field 2 may hold anything, so counting starts after its last parenthesis.
        guard let nameEnd = buffer[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = buffer[(nameEnd + 1)..<count].split(separator: UInt8(ascii: " "))
        return fields.count > 19 ? String(decoding: fields[19], as: UTF8.self) : nil
    }

    private static func link(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 256)
        let count = unsafe readlink(path, &buffer, buffer.count)
        guard count > 0, count < 256 else { return nil }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
