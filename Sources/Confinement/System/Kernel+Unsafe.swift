// Unsafe because these calls take C strings and buffers. Every buffer is local, its length is
// passed along with it, and no pointer outlives the call.
import CConfinement
import Glibc

extension Kernel {
    static func kind(_ path: String) -> Kind? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .directory
        case S_IFREG: return .regular
        case S_IFLNK: return .symlink
        default: return .other
        }
    }

    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

    static func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

    static func realPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(validatingCString: resolved)
    }

    static func makeDirectory(_ path: String, mode: UInt32 = 0o755) -> Int32 {
        unsafe mkdir(path, mode) == 0 ? 0 : errno
    }

    static func removeDirectory(_ path: String) -> Int32 { unsafe rmdir(path) == 0 ? 0 : errno }

    static func createEmptyFile(_ path: String) -> Int32 {
        let fd = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o444)
        guard fd >= 0 else { return errno }
        close(fd)
        return 0
    }

    static func removeFile(_ path: String) { unsafe _ = unlink(path) }

    /// Puts a file with these bytes in the place of another, durably. Zero or an errno value.
    static func replace(_ path: String, with bytes: [UInt8]) -> Int32 {
        let new = path + ".new"
        let fd = unsafe open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard fd >= 0 else { return errno }
        defer { close(fd) }
        var done = 0
        while done < bytes.count {
            let wrote = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
                return unsafe Glibc.write(fd, rest.baseAddress, rest.count)
            }
            if wrote < 0 && errno == EINTR { continue }
            guard wrote > 0 else { return errno }
            done += wrote
        }
        guard fdatasync(fd) == 0, unsafe rename(new, path) == 0 else { return errno }
        return 0
    }

    /// True for what nobody has changed since we made it: ours, and not writable.
    static func isUntouched(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_uid == geteuid()
            && status.st_mode & 0o222 == 0
    }

    /// Removes a regular file, only when it is empty.
    static func removeEmptyFile(_ path: String) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size == 0
        else { return }
        unsafe unlink(path)
    }

    static func list(_ path: String) -> [String] {
        guard let directory = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    /// The first bytes of a file, at most `most`; nil when it cannot be read.
    static func read(_ path: String, most: Int = 1 << 20) -> String? {
        let fd = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard fd >= 0 else { return nil }
        defer { close(fd) }
        return String(decoding: drain(fd, most: most), as: UTF8.self)
    }

    /// What a descriptor has to give until its end, or until it would block.
    static func drain(_ fd: Int32, most: Int) -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16384)
        while all.count < most {
            let got = unsafe Glibc.read(fd, &buffer, buffer.count)
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { break }
            all.append(contentsOf: buffer[..<got])
        }
        return all
    }

    static func write(_ text: String, to path: String) -> Int32 {
        let fd = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard fd >= 0 else { return errno }
        defer { close(fd) }
        let bytes = Array(text.utf8)
        let done = unsafe Glibc.write(fd, bytes, bytes.count)
        return done == bytes.count ? 0 : errno
    }

    static func pipe() throws(CellRefusal) -> (read: CellDescriptor, write: CellDescriptor) {
        var source: Int32 = -1
        var sink: Int32 = -1
        _ = try check(unsafe confinement_pipe(&source, &sink), "pipe2")
        return (CellDescriptor(source), CellDescriptor(sink))
    }

    static func nullDevice() throws(CellRefusal) -> CellDescriptor {
        let fd = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
        guard fd >= 0 else { throw .system(call: "open /dev/null", errno: errno) }
        return CellDescriptor(fd)
    }

    /// A handle of a directory, for nothing but naming it.
    static func openPath(_ path: String) -> CellDescriptor? {
        let fd = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        return fd >= 0 ? CellDescriptor(fd) : nil
    }

    static func controlPair() throws(CellRefusal) -> (ours: CellDescriptor, theirs: CellDescriptor)
    {
        var ours: Int32 = -1
        var theirs: Int32 = -1
        _ = try check(unsafe confinement_pair(&ours, &theirs), "socketpair")
        return (CellDescriptor(ours), CellDescriptor(theirs))
    }

    static func memoryFile(_ bytes: [UInt8]) throws(CellRefusal) -> CellDescriptor {
        let fd = unsafe bytes.withUnsafeBytes { buffer in
            unsafe confinement_memory_file(buffer.baseAddress, buffer.count)
        }
        return CellDescriptor(try check(fd, "memfd_create"))
    }

    /// A message with its descriptors; nil when there is none yet.
    static func receive(_ socket: Int32) throws(CellRefusal) -> ControlMessage.Received? {
        var message = confinement_message()
        var fds = [Int32](repeating: -1, count: Confinement.doorsMax + 3)
        let room = UInt32(fds.count)
        let count = unsafe confinement_receive(socket, &message, &fds, room)
        if count == -EAGAIN { return nil }
        let taken = Int(try check(count, "recvmsg"))
        return ControlMessage.Received(
            message: ControlMessage(
                kind: message.kind, flags: message.flags, a: message.a, b: message.b),
            descriptors: fds[..<taken].map { CellDescriptor($0) })
    }

    static func spawn(
        _ path: String, _ arguments: [String], descriptors: [Int32], user: CellUser?
    ) throws(CellRefusal) -> Int32 {
        var texts: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
        unsafe texts.append(nil)
        defer { for index in unsafe texts.indices { unsafe free(texts[index]) } }
        let none: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
        let pid = unsafe confinement_spawn(
            path, texts, none, descriptors, UInt32(descriptors.count),
            user?.user ?? UInt32.max, user?.group ?? UInt32.max)
        return try check(pid, "clone and exec \(path)")
    }
}
