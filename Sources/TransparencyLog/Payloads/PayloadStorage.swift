/// Where the payloads of one log lie, encrypted, each of which can be erased for good.
/// `PayloadStore` keeps them in files.
///
/// `seal` stages a payload in memory; it becomes durable with the next entry at the latest, and
/// never after it.
public protocol PayloadStorage: CommitCompanion {
    /// Encrypts a payload and stages it.
    ///
    /// - Throws: `tooLarge`, `queueFull`, `noSpace`, `poisoned`; then nothing was stored.
    func seal(_ payload: [UInt8]) throws -> SealedPayload

    /// Decrypts a payload and checks it against what the log says about it.
    ///
    /// - Throws: `LogError.erased`; `LogError.damaged` when it is not the payload committed to.
    func open(_ id: PayloadID, commitment: [UInt8]) throws -> [UInt8]

    /// Destroys a payload and its salt, durably. Erasing twice is no error.
    func erase(_ id: PayloadID) throws

    /// Durable payloads in the order of their ids, for a move to another store: at least one
    /// after `id` (`nil`: from the first), about 4 MiB at most; none at the end.
    func stored(after id: PayloadID?) throws -> [StoredPayload]

    /// Stores payloads of another store under their ids, durably. Ids rise; before any `seal`.
    func restore(_ payloads: [StoredPayload]) throws
}
