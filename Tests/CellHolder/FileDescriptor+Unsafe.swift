// Unsafe because write and execve take buffers; they are local and end with the call.
import Glibc

extension FileDescriptor {
    static func write(_ bytes: [UInt8]) { _ = unsafe Glibc.write(1, bytes, bytes.count) }

    static func become(_ path: String, _ arguments: [String]) {
        var texts: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
        unsafe texts.append(nil)
        _ = unsafe execv(path, texts)
    }
}
