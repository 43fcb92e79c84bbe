import Agency
import StrictJSON
import TransparencyLog

/// Digests by this program's own reckoning.
enum Hashed {
    /// SHA-256 of the RFC 8785 text of a value: how entries name mandates and charters.
    static func canonical(_ value: some Encodable) throws -> Digest {
        try bytes(try JSONValueEncoder().encode(value).canonical())
    }

    /// SHA-256 of bytes.
    static func bytes(_ bytes: [UInt8]) throws -> Digest {
        guard let digest = Digest(bytes: Digests.sha256(bytes)) else {
            throw ClientFailure(ExitStatus.refused, "no digest could be made")
        }
        return digest
    }
}
