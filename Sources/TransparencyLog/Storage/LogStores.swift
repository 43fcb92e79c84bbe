/// A log's store and what lies beside it, all in one place.
public struct LogStores: Sendable {
    /// The entries, tiles and checkpoint.
    public let log: any LogStorage
    /// What entries speak of, encrypted.
    public let payloads: any PayloadStorage
    /// The shortcuts of a start.
    public let snapshots: any BlobStorage

    /// The parts of one store.
    public init(
        log: any LogStorage, payloads: any PayloadStorage, snapshots: any BlobStorage
    ) {
        self.log = log
        self.payloads = payloads
        self.snapshots = snapshots
    }
}
