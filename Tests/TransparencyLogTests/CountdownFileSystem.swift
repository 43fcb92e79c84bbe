import Synchronization

@testable import TransparencyLog

/// The real file system until so many files have been renamed into place; then the machine stops.
final class CountdownFileSystem: FileSystem {
    private let host = HostFileSystem()
    private let left = Mutex<Int>(.max)

    func stop(after renames: Int) { left.withLock { $0 = renames } }

    func rename(_ from: String, to: String) throws {
        let stopped = left.withLock { left in
            if left > 0 { left -= 1 } else { return true }
            return false
        }
        if stopped { throw LogError.io(call: "rename", path: to, code: 5) }
        try host.rename(from, to: to)
    }

    func makeFolder(_ path: String, mode: UInt32) throws {
        try host.makeFolder(path, mode: mode)
    }
    func list(_ path: String) throws -> [String] { try host.list(path) }
    func contents(_ path: String) throws -> [UInt8]? { try host.contents(path) }
    func open(_ path: String, create: Bool, mode: UInt32) throws -> OpenFile {
        try host.open(path, create: create, mode: mode)
    }
    func size(_ file: OpenFile) throws -> Int { try host.size(file) }
    func read(_ file: OpenFile, at offset: Int, count: Int) throws -> [UInt8] {
        try host.read(file, at: offset, count: count)
    }
    func write(_ file: OpenFile, _ bytes: [UInt8], at offset: Int) throws {
        try host.write(file, bytes, at: offset)
    }
    func flush(_ file: OpenFile) throws {}
    func allocate(_ file: OpenFile, from offset: Int, count: Int) throws {
        try host.allocate(file, from: offset, count: count)
    }
    func flushFolder(_ path: String) throws {}
    func remove(_ path: String) throws { try host.remove(path) }
    func lock(_ file: OpenFile) throws { try host.lock(file) }
}
