public import TransparencyLog

/// Moves a house whose daemon does not run between its files and a database, whole or not at all. A
/// move that was cut short is finished, or begun anew, by the next one.
public struct HouseMove {
    /// Opens a shard of a database: its address and its name. Nil when its log has moved away.
    public typealias Database = (String, String) throws -> LogStores?

    private let folder: StateFolder

    /// A move of the house in `folder`.
    public init(_ folder: StateFolder) { self.folder = folder }

    /// Moves everything, proves that it arrived, and lets the folder remember the new place.
    ///
    /// - Throws: what is wrong; then the house lies where it lay.
    public func run(
        to target: StorePlace, database: Database
    ) throws -> StoreMigration.Report {
        let report =
            switch (try StorePlace(rememberedBy: folder), target) {
            case (.files, .postgres(let address, let shard)):
                try toDatabase(target) { try database(address, shard) }
            case (.postgres(let address, let shard), .files):
                try toFiles { try database(address, shard) }
            case (let source, _) where source == target:
                throw HallError("the house lies in \(target.description) already")
            default: throw HallError("move the house into files first, and from there on")
            }
        try target.remember(in: folder)
        return report
    }

    private func toDatabase(
        _ target: StorePlace, _ open: () throws -> LogStores?
    ) throws -> StoreMigration.Report {
        let old: LogStores
        do {
            old = try FileHouse().open(folder, inheritedLock: nil)
        } catch LogError.moved(_, to: target.description) {
            // Everything was done but the last step.
            try folder.setAsideMoved()
            return StoreMigration.Report()
        }
        guard let new = try open() else {
            throw HallError("a log has moved away from there; name another shard")
        }
        let report = try StoreMigration(from: old, to: new, key: key())
            .run(place: target.description)
        try folder.setAsideMoved()
        return report
    }

    private func toFiles(_ open: () throws -> LogStores?) throws -> StoreMigration.Report {
        // The lock of the folder in which the daemon shows the log: nobody serves it meanwhile.
        let shown = try MirroredLogStorage(folder: folder.log) { MemoryLogStorage() }
        defer { try? shown.close(clean: false) }
        let fresh = StateFolder(folder.path + "/moving")
        guard let old = try open() else {
            guard HostPath.exists(fresh.log) else {
                throw HallError("the log has moved, and not to this folder")
            }
            try folder.takeIn(from: fresh)
            return StoreMigration.Report()
        }
        // What an earlier attempt has left is not whole: the database would say so.
        try HostFileSystem().remove(fresh.path)
        let new = LogStores(
            log: try FileLogStorage(folder: fresh.log),
            payloads: try PayloadStore(
                folder: fresh.payloads, masterKey: PayloadKeyFile.load(folder.payloadKey)),
            snapshots: try FolderBlobs(folder: fresh.snapshots))
        let report = try StoreMigration(from: old, to: new, key: key())
            .run(place: StorePlace.files.description)
        try folder.takeIn(from: fresh)
        return report
    }

    private func key() throws -> VerifierKey {
        guard let text = try FileBytes.read(folder.logPublicKey) else {
            throw HallError("\(folder.logPublicKey): is missing; start the daemon once")
        }
        return try VerifierKey(
            String(decoding: text, as: UTF8.self).filter { !$0.isNewline })
    }
}
