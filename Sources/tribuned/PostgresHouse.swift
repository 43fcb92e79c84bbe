import PostgresStore
import TransparencyLog
import Tribune

/// A house in a database, whose published log also lies in the state folder, for people's programs
/// on this machine.
struct PostgresHouse: HouseStore {
    let address: String
    let shard: String
    let tenancy: Tenancy

    func open(_ folder: StateFolder, inheritedLock: Int32?) throws -> LogStores {
        try folder.setAsideMoved()
        var stores: LogStores?
        // The folder's lock comes first: of two daemons of one folder, the later changes nothing.
        let log = try MirroredLogStorage(folder: folder.log, inheritedLock: inheritedLock) {
            let store = try PostgresStore(address)
            let ownership = try tenancy.take(shard, of: store, as: folder.ownerName())
            let opened = try store.open(
                ownership, masterKey: PayloadKeyFile.load(folder.payloadKey))
            stores = opened
            return opened.log
        }
        guard let stores else { throw LogError.closed }
        return LogStores(log: log, payloads: stores.payloads, snapshots: stores.snapshots)
    }
}
