import Agency
import TransparencyLog

/// People's Ed25519 signatures.
enum Signatures {
    /// True when the hexadecimal signature is the person's over the message.
    static func verify(_ signature: String?, _ message: [UInt8], by person: PersonRecord) -> Bool {
        guard let bytes = signature.flatMap(Hexadecimal.bytes),
            let key = Hexadecimal.bytes(person.publicKey)
        else { return false }
        return Ed25519.verify(bytes, of: message, publicKey: key)
    }
}
