// Unsafe because `open`, `fstat` and `read` take C strings and pointers to locals, which live
// through the call.
import Glibc

/// Small files of people's that the daemon reads for them.
enum PlainFile {
    /// The longest that is read.
    private static let most = 256 << 10

    /// The bytes of a file below a folder; nil when it is none, is too long, is reached over a
    /// link, or when the user could not read it: the daemon may be root and lends nobody its eyes.
    static func read(_ name: String, in folder: String, by uid: UInt32) -> [UInt8]? {
        let path = folder + "/" + name
        guard let root = HostPath.real(folder), HostPath.real(path) == root + "/" + name else {
            return nil
        }
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size <= most,
            geteuid() == uid || status.st_uid == uid || status.st_mode & S_IROTH != 0
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: most + 1)
        var count = 0
        while count < bytes.count {
            let got = unsafe bytes.withUnsafeMutableBytes { buffer in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
                return unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
            }
            guard got > 0 else { break }
            count += got
        }
        return count <= most ? Array(bytes[..<count]) : nil
    }
}
