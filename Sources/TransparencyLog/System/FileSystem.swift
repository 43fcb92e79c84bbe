/// The calls on files that the stores need. Tests put faults behind it.
package protocol FileSystem: Sendable {
    /// Makes a folder and its parents.
    func makeFolder(_ path: String, mode: UInt32) throws
    /// Names in a folder, sorted; empty when it does not exist.
    func list(_ path: String) throws -> [String]
    /// A whole file, or `nil` when it does not exist.
    func contents(_ path: String) throws -> [UInt8]?
    /// Opens for reading and writing.
    func open(_ path: String, create: Bool, mode: UInt32) throws -> OpenFile
    /// Bytes in the file.
    func size(_ file: OpenFile) throws -> Int
    /// Reads exactly `count` bytes, fewer only at the end of the file.
    func read(_ file: OpenFile, at offset: Int, count: Int) throws -> [UInt8]
    /// Writes all bytes.
    func write(_ file: OpenFile, _ bytes: [UInt8], at offset: Int) throws
    /// Makes written bytes durable (fdatasync).
    func flush(_ file: OpenFile) throws
    /// Reserves disk space so that later writes there cannot run out of it.
    func allocate(_ file: OpenFile, from offset: Int, count: Int) throws
    /// Renames over an existing file.
    func rename(_ from: String, to: String) throws
    /// Makes the names in a folder durable.
    func flushFolder(_ path: String) throws
    /// Removes a file, or a folder with what is in it; nothing happens when it does not exist.
    func remove(_ path: String) throws
    /// Takes the exclusive lock, or throws `LogError.locked` at once.
    func lock(_ file: OpenFile) throws
}

extension FileSystem {
    /// Writes a file under a temporary name, flushes it and renames it into place.
    package func replace(
        _ path: String, with bytes: [UInt8], temporary: String, mode: UInt32 = 0o644
    ) throws {
        try remove(temporary)
        let file = try open(temporary, create: true, mode: mode)
        try write(file, bytes, at: 0)
        try flush(file)
        try rename(temporary, to: path)
    }
}
