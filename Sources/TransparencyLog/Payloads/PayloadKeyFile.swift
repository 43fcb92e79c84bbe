/// The file with the payload store's master key: 32 bytes, readable by its owner only.
public enum PayloadKeyFile {
    /// Reads the key, or makes a new one when the file does not exist.
    ///
    /// - Throws: `LogError.damaged` when the file has another length.
    public static func load(_ path: String) throws -> [UInt8] {
        let fileSystem = HostFileSystem()
        if let key = try fileSystem.contents(path) {
            guard key.count == 32 else {
                throw LogError.damaged(
                    file: path, offset: key.count, why: "a master key has 32 bytes")
            }
            return key
        }
        let key = PayloadCipher.random32()
        try fileSystem.replace(path, with: key, temporary: path + ".new", mode: 0o600)
        try fileSystem.flushFolder(LogFolder.parent(path))
        return key
    }
}
