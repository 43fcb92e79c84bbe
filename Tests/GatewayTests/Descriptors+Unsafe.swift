// Unsafe because the calls take buffers; they are local and end with the call.
import Glibc

// Unsafe: the C calls take pointers to local structures, which live as long as the calls.
extension Descriptors {
    static func listener() throws -> Listener {
        let descriptor = socket(
            AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(descriptor, pointer, size) == 0
                    && getsockname(descriptor, pointer, &size) == 0
            }
        }
        guard bound, listen(descriptor, 64) == 0 else { throw Failed() }
        return Listener(descriptor: descriptor, port: Int(UInt16(bigEndian: address.sin_port)))
    }

    static func pipes() throws -> Pipes {
        let (doorReads, serverWrites) = try onePipe()
        let (serverReads, doorWrites) = try onePipe()
        return Pipes(
            doorReads: doorReads, doorWrites: doorWrites, serverReads: serverReads,
            serverWrites: serverWrites)
    }

    /// Children of other tests in this process must not keep an end open.
    private static func onePipe() throws -> (Int32, Int32) {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw Failed() }
        for end in ends where fcntl(end, F_SETFD, FD_CLOEXEC) != 0 { throw Failed() }
        return (ends[0], ends[1])
    }
}
