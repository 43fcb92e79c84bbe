import TransparencyLog

/// Files named on the command line.
enum TextFile {
    static func read(_ path: String) throws -> [UInt8] {
        guard let bytes = try SmallFile.read(path) else {
            throw LogError.io(call: "open", path: path, code: 2)
        }
        return bytes
    }

    /// Writes a file for its owner only, or one that everybody may read.
    static func write(_ path: String, _ bytes: [UInt8], isSecret: Bool) throws {
        try SmallFile.write(path, bytes, mode: isSecret ? 0o600 : 0o644)
    }

    /// A verifier key given as text, or as the name of a file that holds it.
    static func verifierKey(_ argument: String) throws -> VerifierKey {
        if let key = try? VerifierKey(argument) { return key }
        guard !argument.contains("+") else { return try VerifierKey(argument) }
        return try VerifierKey(String(decoding: read(argument), as: UTF8.self))
    }
}
