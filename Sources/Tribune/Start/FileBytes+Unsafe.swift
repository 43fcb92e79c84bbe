// Unsafe because `fstat` and `read` take pointers to local values, which live through the call.
import Glibc
import SystemPackage

/// Whole small files.
enum FileBytes {
    /// The file's bytes, nil when there is none. A secret file that others may read is refused.
    static func read(_ path: String, secret: Bool = false) throws -> [UInt8]? {
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
        } catch Errno.noSuchFileOrDirectory {
            return nil
        }
        return try descriptor.closeAfter {
            var status = stat()
            if secret,
                unsafe fstat(descriptor.rawValue, &status) != 0 || status.st_mode & 0o077 != 0
            {
                throw HallError("\(path): others may read it; run chmod 600 on it")
            }
            return try contents(of: descriptor)
        }
    }

    /// Writes a file through a temporary neighbour, so that it is whole or not there.
    static func write(_ bytes: [UInt8], to path: String, mode: FilePermissions) throws {
        let temporary = path + ".new"
        let descriptor = try FileDescriptor.open(
            FilePath(temporary), .writeOnly, options: [.create, .truncate, .closeOnExec],
            permissions: mode)
        try descriptor.closeAfter {
            try descriptor.writeAll(bytes)
            guard fsync(descriptor.rawValue) == 0 else {
                throw HallError("\(temporary): cannot be made durable (errno \(errno))")
            }
        }
        try HostPath.move(temporary, to: path)
    }

    private static func contents(of descriptor: FileDescriptor) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try unsafe chunk.withUnsafeMutableBytes {
                unsafe try descriptor.read(into: $0)
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }
}
