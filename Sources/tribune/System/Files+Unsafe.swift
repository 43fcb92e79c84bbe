// File calls by path and descriptor. Unsafe because read, write, readlink and stat are handed
// memory by pointer: each gets a local value or buffer with its own size.
import Glibc
import Mandates

extension Files {
    /// All bytes of a file.
    static func read(_ path: String) throws -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { _ = close(descriptor) }
        var bytes: [UInt8] = []
        while true {
            let some = readSome(descriptor)
            if some.isEmpty { return bytes }
            bytes += some
        }
    }

    /// Makes a file that is not there yet, with all of `bytes` on disk.
    static func create(_ path: String, _ bytes: [UInt8], mode: UInt32) throws {
        let descriptor = unsafe open(
            path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw failure(path) }
        defer { _ = close(descriptor) }
        guard writeAll(descriptor, bytes), fsync(descriptor) == 0 else { throw failure(path) }
    }

    /// Waits for some bytes of a descriptor; empty at its end and on errors.
    static func readSome(_ descriptor: Int32) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            return count > 0 ? Array(buffer[..<count]) : []
        }
    }

    /// Writes all bytes; false when the other side is gone.
    @discardableResult
    static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                return unsafe write(descriptor, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            start += count
        }
        return true
    }

    /// A file's type and mode bits; nil when it is not there.
    static func mode(_ path: String) -> UInt32? {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? status.st_mode : nil
    }

    /// What a name stands for, without following it.
    static func kind(_ path: String) -> HostFiles.Kind? {
        switch mode(path).map({ $0 & S_IFMT }) {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return link(path).map { .link($0) }
        default: return nil
        }
    }

    private static func link(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink(path, &buffer, buffer.count)
        guard count > 0, count < buffer.count else { return nil }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The first bytes of a file; none when it cannot be read.
    static func head(_ path: String, most: Int) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return [] }
        defer { _ = close(descriptor) }
        var bytes: [UInt8] = []
        while bytes.count < most {
            let some = readSome(descriptor)
            if some.isEmpty { break }
            bytes += some
        }
        return Array(bytes.prefix(most))
    }

    /// The path without links; nil when nothing is there.
    static func real(_ path: String) -> String? {
        guard let text = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }

    /// Whether this user may execute the file.
    static func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

    /// Names in a folder, sorted; none when it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let handle = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(handle) }
        var names: [String] = []
        while let entry = unsafe readdir(handle) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The path of this program.
    static func ownProgram() -> String? { link("/proc/self/exe") }

    /// The working directory; `/` when it was removed.
    static func workingDirectory() -> String {
        guard let text = unsafe getcwd(nil, 0) else { return "/" }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }

    static func makeOne(_ path: String, mode: UInt32) throws {
        guard unsafe mkdir(path, mode) == 0 || errno == EEXIST else { throw failure(path) }
    }

    /// Does something while no other process does the same under this lock file, which is made.
    static func locked<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw failure(path) }
        }
        return try body()
    }

    private static func failure(_ path: String) -> ClientFailure {
        ClientFailure(ExitStatus.usage, "\(Escaped.line(path)): \(SystemError.last)")
    }
}
