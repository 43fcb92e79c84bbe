import SystemPackage

/// Secret files that only the daemon's user may read.
enum KeyFile {
    /// The bytes of a secret file; made with `create` when it is not there.
    /// Throws when others may read it.
    static func load(_ path: String, create: () throws -> [UInt8]) throws -> [UInt8] {
        if let bytes = try FileBytes.read(path, secret: true) { return bytes }
        let bytes = try create()
        try FileBytes.write(bytes, to: path, mode: [.ownerRead, .ownerWrite])
        return bytes
    }
}
