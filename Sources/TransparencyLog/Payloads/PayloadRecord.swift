/// One payload on disk.
///
/// Header, 48 bytes: `TPAY` or `TERA` (erased), bytes of the payload (4), first 8 bytes of SHA-256
/// over id and length, salt (32). Then ciphertext and tag; zeros after an erasure.
struct PayloadRecord {
    static let headerBytes = 48
    private static let alive = Array("TPAY".utf8)
    private static let erased = Array("TERA".utf8)

    let id: PayloadID
    /// Bytes of the payload.
    let length: Int
    let isErased: Bool
    /// Empty when erased.
    let salt: [UInt8]

    /// Bytes of the whole record for a payload of `length` bytes.
    static func bytes(length: Int) -> Int {
        headerBytes + length + PayloadCipher.tagBytes
    }

    /// Reads the header at the start of `bytes`; `nil` when it is no header of this id.
    init?(header bytes: ArraySlice<UInt8>, id: PayloadID) {
        let bytes = Array(bytes.prefix(Self.headerBytes))
        guard bytes.count == Self.headerBytes else { return nil }
        isErased = bytes.starts(with: Self.erased)
        guard isErased || bytes.starts(with: Self.alive) else { return nil }
        self.id = id
        length = Int(bytes.bigEndian(UInt32.self, at: 4))
        guard Self.check(id, length).elementsEqual(bytes[8..<16]) else { return nil }
        salt = isErased ? [] : Array(bytes[16...])
    }

    static func encode(id: PayloadID, length: Int, salt: [UInt8], sealed: [UInt8]) -> [UInt8] {
        var bytes = alive
        bytes.appendBigEndian(UInt32(length))
        return bytes + check(id, length) + salt + sealed
    }

    /// The record of a payload that comes from another store.
    static func encode(_ payload: StoredPayload) -> [UInt8] {
        payload.isErased
            ? encodeErased(id: payload.id, length: payload.length)
            : encode(
                id: payload.id, length: payload.length, salt: payload.salt, sealed: payload.sealed)
    }

    /// What the record is overwritten with: no salt and no ciphertext.
    static func encodeErased(id: PayloadID, length: Int) -> [UInt8] {
        var bytes = erased
        bytes.appendBigEndian(UInt32(length))
        bytes += check(id, length)
        return bytes + [UInt8](repeating: 0, count: Self.bytes(length: length) - bytes.count)
    }

    private static func check(_ id: PayloadID, _ length: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendBigEndian(id.rawValue)
        bytes.appendBigEndian(UInt32(length))
        return Array(Digests.sha256(bytes).prefix(8))
    }
}
