// Unsafe because these are the C calls of the operating system, which take pointers to strings and
// buffers; every pointer lives for one call.

internal import Glibc

/// The real file system.
package struct HostFileSystem: FileSystem {
    /// The one of this host.
    package init() {}

    /// Makes a folder and its parents.
    package func makeFolder(_ path: String, mode: UInt32) throws {
        if unsafe mkdir(path, mode) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw LogError.io(call: "mkdir", path: path, code: errno)
        }
        try makeFolder(String(path[..<slash]), mode: mode)
        guard unsafe mkdir(path, mode) == 0 || errno == EEXIST else {
            throw LogError.io(call: "mkdir", path: path, code: errno)
        }
    }

    /// Names in a folder, sorted; empty when it does not exist.
    package func list(_ path: String) throws -> [String] {
        guard let folder = unsafe opendir(path) else {
            if errno == ENOENT { return [] }
            throw LogError.io(call: "opendir", path: path, code: errno)
        }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// A whole file, or `nil` when it does not exist.
    package func contents(_ path: String) throws -> [UInt8]? {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw LogError.io(call: "open", path: path, code: errno)
        }
        let file = OpenFile(descriptor: descriptor, path: path)
        return try read(file, at: 0, count: try size(file))
    }

    /// Opens for reading and writing, close-on-exec.
    package func open(_ path: String, create: Bool, mode: UInt32) throws -> OpenFile {
        let flags = O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0)
        let descriptor = unsafe Glibc.open(path, flags, mode)
        guard descriptor >= 0 else { throw LogError.io(call: "open", path: path, code: errno) }
        return OpenFile(descriptor: descriptor, path: path)
    }

    /// Bytes in the file.
    package func size(_ file: OpenFile) throws -> Int {
        var status = stat()
        guard unsafe fstat(file.descriptor, &status) == 0 else { throw file.failure("fstat") }
        return Int(status.st_size)
    }

    /// Reads exactly `count` bytes, fewer only at the end of the file.
    package func read(_ file: OpenFile, at offset: Int, count: Int) throws -> [UInt8] {
        try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let base = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let got = unsafe pread(
                    file.descriptor, base.baseAddress, base.count, offset + filled)
                if got == 0 { return }
                if got > 0 {
                    filled += got
                } else if errno != EINTR {
                    throw file.failure("pread")
                }
            }
        }
    }

    /// Writes all bytes.
    package func write(_ file: OpenFile, _ bytes: [UInt8], at offset: Int) throws {
        try unsafe bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
                let put = unsafe pwrite(
                    file.descriptor, rest.baseAddress, rest.count, offset + done)
                if put > 0 {
                    done += put
                } else if put == 0 || errno != EINTR {
                    throw file.failure("pwrite")
                }
            }
        }
    }

    /// Makes written bytes durable (fdatasync).
    package func flush(_ file: OpenFile) throws {
        guard fdatasync(file.descriptor) == 0 else { throw file.failure("fdatasync") }
    }

    /// Reserves disk space so that later writes there cannot run out of it.
    package func allocate(_ file: OpenFile, from offset: Int, count: Int) throws {
        let code = posix_fallocate(file.descriptor, offset, count)
        guard code == 0 else {
            throw LogError.io(call: "posix_fallocate", path: file.path, code: code)
        }
    }

    /// Renames over an existing file.
    package func rename(_ from: String, to: String) throws {
        guard unsafe Glibc.rename(from, to) == 0 else {
            throw LogError.io(call: "rename", path: to, code: errno)
        }
    }

    /// Makes the names in a folder durable.
    package func flushFolder(_ path: String) throws {
        let folder = try openFolder(path)
        guard fsync(folder.descriptor) == 0 else { throw folder.failure("fsync") }
    }

    /// Removes a file or a folder with what is in it; what does not exist is no error.
    package func remove(_ path: String) throws {
        if unsafe unlink(path) == 0 || errno == ENOENT { return }
        guard errno == EISDIR || errno == EPERM else {
            throw LogError.io(call: "unlink", path: path, code: errno)
        }
        for name in try list(path) { try remove(path + "/" + name) }
        guard unsafe rmdir(path) == 0 else {
            throw LogError.io(call: "rmdir", path: path, code: errno)
        }
    }

    /// Takes the exclusive lock, or throws `LogError.locked` at once.
    package func lock(_ file: OpenFile) throws {
        guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK { throw LogError.locked(file.path) }
            throw file.failure("flock")
        }
    }

    private func openFolder(_ path: String) throws -> OpenFile {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw LogError.io(call: "open", path: path, code: errno) }
        return OpenFile(descriptor: descriptor, path: path)
    }
}
