internal import Crypto

/// Encrypts payloads, each under a key of its own that only its salt and the master key give.
package struct PayloadCipher: Sendable {
    static let tagBytes = 16
    private static let keyBytes = 32
    private static let nonceBytes = 12

    private let master: SymmetricKey

    /// - Parameter masterKey: 32 bytes.
    package init(masterKey: [UInt8]) throws(LogError) {
        guard masterKey.count == Self.keyBytes else {
            throw .malformed("the payload master key has 32 bytes, not \(masterKey.count)")
        }
        master = SymmetricKey(data: masterKey)
    }

    /// AES-256-GCM: ciphertext ‖ tag. A salt is used for one payload only, so is its nonce.
    package func seal(_ payload: [UInt8], salt: [UInt8]) throws -> [UInt8] {
        let (key, nonce) = try derive(salt)
        let box = try AES.GCM.seal(payload, using: key, nonce: nonce)
        return Array(box.ciphertext) + Array(box.tag)
    }

    /// The payload of `ciphertext ‖ tag`; throws when it was sealed otherwise.
    package func open(_ sealed: ArraySlice<UInt8>, salt: [UInt8]) throws -> [UInt8] {
        let (key, nonce) = try derive(salt)
        let box = try AES.GCM.SealedBox(
            nonce: nonce, ciphertext: sealed.dropLast(Self.tagBytes),
            tag: sealed.suffix(Self.tagBytes))
        return Array(try AES.GCM.open(box, using: key))
    }

    /// 32 bytes from the system's randomness, by way of the crypto library's generator.
    package static func random32() -> [UInt8] {
        bytes(SymmetricKey(size: .bits256))
    }

    private func derive(_ salt: [UInt8]) throws -> (SymmetricKey, AES.GCM.Nonce) {
        let material = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: master, salt: salt, info: Array("tribune payload v1".utf8),
            outputByteCount: Self.keyBytes + Self.nonceBytes)
        let bytes = Self.bytes(material)
        let key = SymmetricKey(data: Array(bytes.prefix(Self.keyBytes)))
        return (key, try AES.GCM.Nonce(data: Array(bytes.suffix(Self.nonceBytes))))
    }
}
