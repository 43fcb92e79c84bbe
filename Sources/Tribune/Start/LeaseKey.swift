import Synchronization
import TransparencyLog

/// The Ed25519 key that signs leases. It never leaves the daemon.
package final class LeaseKey: Sendable {
    private let signer: Mutex<Ed25519Signer>
    /// What others verify with, 64 hexadecimal digits.
    let publicKey: String

    /// The key of 32 secret bytes.
    package init(seed: [UInt8]) throws {
        let signer = try Ed25519Signer(seed: seed)
        publicKey = Hexadecimal.text(signer.publicKey)
        self.signer = Mutex(signer)
    }

    func sign(_ message: [UInt8]) throws -> [UInt8] {
        try signer.withLock { try $0.sign(message) }
    }
}
