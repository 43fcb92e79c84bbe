/// A payload as it lies in a store: what a move to another store carries, without a key.
public struct StoredPayload: Sendable, Hashable {
    /// The id under which the log names it.
    public let id: PayloadID
    /// Bytes of the payload.
    public let length: Int
    /// 32 bytes; none when the payload was erased.
    public let salt: [UInt8]
    /// Ciphertext and tag; none when the payload was erased.
    public let sealed: [UInt8]

    /// A payload, or what an erasure has left of one.
    public init(id: PayloadID, length: Int, salt: [UInt8], sealed: [UInt8]) {
        self.id = id
        self.length = length
        self.salt = salt
        self.sealed = sealed
    }

    /// Whether only its length is left.
    public var isErased: Bool { salt.isEmpty }

    /// The id that follows when payloads lie one after the other in segments of such a size.
    package func next(segmentBytes: Int) -> PayloadID {
        let end = id.offset + PayloadRecord.bytes(length: length)
        return end > segmentBytes
            ? .first(inSegment: id.segment + 1) : PayloadID(segment: id.segment, offset: end)
    }
}
