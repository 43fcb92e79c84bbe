import Synchronization

@testable import TransparencyLog

/// The real file system with faults that a test chooses.
final class FaultyFileSystem: FileSystem {
    /// What goes wrong.
    struct Faults {
        /// Writes to paths with this part fail after so many more bytes; what was before is
        /// written.
        var tornWrite: (part: String, bytes: Int)?
        /// Flushes of paths with this part fail.
        var flush: String?
        /// No more space can be allocated, and no new file be written.
        var diskIsFull = false
        /// The machine is off: every call fails.
        var isDead = false
    }

    private let host = HostFileSystem()
    private let faults = Mutex(Faults())
    private let counts = Mutex<[String: Int]>([:])

    func set(_ change: @Sendable (inout Faults) -> Void) {
        faults.withLock { change(&$0) }
    }

    /// How often files with `part` in their path were flushed.
    func flushes(_ part: String) -> Int {
        counts.withLock { counts in
            counts.filter { $0.key.contains(part) }.reduce(0) { $0 + $1.value }
        }
    }

    private func live(_ path: String) throws {
        if faults.withLock({ $0.isDead }) { throw LogError.io(call: "dead", path: path, code: 5) }
    }

    private func space(_ path: String) throws {
        try live(path)
        if faults.withLock({ $0.diskIsFull }) {
            throw LogError.io(call: "write", path: path, code: 28)
        }
    }

    func makeFolder(_ path: String, mode: UInt32) throws {
        try live(path)
        try host.makeFolder(path, mode: mode)
    }

    func list(_ path: String) throws -> [String] { try host.list(path) }

    func contents(_ path: String) throws -> [UInt8]? { try host.contents(path) }

    func open(_ path: String, create: Bool, mode: UInt32) throws -> OpenFile {
        try live(path)
        return try host.open(path, create: create, mode: mode)
    }

    func size(_ file: OpenFile) throws -> Int { try host.size(file) }

    func read(_ file: OpenFile, at offset: Int, count: Int) throws -> [UInt8] {
        try host.read(file, at: offset, count: count)
    }

    func write(_ file: OpenFile, _ bytes: [UInt8], at offset: Int) throws {
        try live(file.path)
        let torn = faults.withLock { $0.tornWrite }
        if let torn, file.path.contains(torn.part) {
            try host.write(file, Array(bytes.prefix(torn.bytes)), at: offset)
            throw LogError.io(call: "pwrite", path: file.path, code: 5)
        }
        if try offset + bytes.count > host.size(file) { try space(file.path) }
        try host.write(file, bytes, at: offset)
    }

    func flush(_ file: OpenFile) throws {
        try live(file.path)
        let part = faults.withLock { $0.flush }
        if let part, file.path.contains(part) {
            throw LogError.io(call: "fdatasync", path: file.path, code: 5)
        }
        counts.withLock { $0[file.path, default: 0] += 1 }
        // What a flush does cannot be seen from inside; the tests run faster without.
    }

    func allocate(_ file: OpenFile, from offset: Int, count: Int) throws {
        try space(file.path)
        try host.allocate(file, from: offset, count: count)
    }

    func rename(_ from: String, to: String) throws {
        try live(to)
        try host.rename(from, to: to)
    }

    func flushFolder(_ path: String) throws { try live(path) }

    func remove(_ path: String) throws {
        try live(path)
        try host.remove(path)
    }

    func lock(_ file: OpenFile) throws { try host.lock(file) }
}
