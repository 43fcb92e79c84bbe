// Unsafe because a symmetric key gives its bytes only through a raw buffer; it is copied at once.

internal import Crypto

extension PayloadCipher {
    static func bytes(_ key: SymmetricKey) -> [UInt8] {
        unsafe key.withUnsafeBytes { unsafe Array($0) }
    }
}
