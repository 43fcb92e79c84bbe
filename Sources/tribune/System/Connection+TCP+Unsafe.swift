// Sockets by system call. Unsafe because connect is handed an address by pointer: a local value
// with its own size.
import Glibc

extension Connection {
    /// Connects to a port of this machine, or of this cell.
    static func open(port: UInt16) -> Attempt {
        let descriptor = socket(
            AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return .failed(SystemError.last) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result != 0 else { return .open(Connection(descriptor: descriptor)) }
        let code = errno
        close(descriptor)
        return code == ECONNREFUSED ? .nobody : .failed(SystemError.text(code))
    }
}
