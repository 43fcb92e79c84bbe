import Agency
import Glibc
import HumanDesk
import TransparencyLog

/// A person with a key.
struct Citizen {
    let name: PersonName
    private let seed: [UInt8]

    /// Who the kernel says that they are.
    let peer: Peer

    /// The daemon's own user.
    static let owner = Peer(uid: geteuid(), pid: 1)

    init(_ name: PersonName, key: UInt8) {
        self.name = name
        seed = [UInt8](repeating: key, count: 32)
        peer = Peer(uid: 5000 + UInt32(key), pid: 1)
    }

    func record() throws -> PersonRecord {
        PersonRecord(
            name: name, publicKey: Self.hex(try Ed25519Signer(seed: seed).publicKey),
            uid: peer.uid, active: true)
    }

    func sign(_ message: [UInt8]) throws -> String {
        Self.hex(try Ed25519Signer(seed: seed).sign(message))
    }

    static func isSigned(_ signature: String, _ message: [UInt8], by person: PersonRecord) -> Bool {
        Ed25519.verify(bytes(signature), of: message, publicKey: bytes(person.publicKey))
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap { $0.hexDigitValue.map(UInt8.init) }
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            digits[$0] << 4 | digits[$0 + 1]
        }
    }
}
