/// Whole small files, for the programs around a log: keys, proofs, checkpoints.
public enum SmallFile {
    /// The bytes of a file, or `nil` when it does not exist.
    public static func read(_ path: String) throws -> [UInt8]? {
        try HostFileSystem().contents(path)
    }

    /// Replaces a file as a whole, readable by its owner only unless `mode` says otherwise.
    /// The folder's entry is durable on return.
    public static func write(_ path: String, _ bytes: [UInt8], mode: UInt32 = 0o600) throws {
        let fileSystem = HostFileSystem()
        try fileSystem.replace(path, with: bytes, temporary: path + ".new", mode: mode)
        try fileSystem.flushFolder(LogFolder.parent(path))
    }
}
