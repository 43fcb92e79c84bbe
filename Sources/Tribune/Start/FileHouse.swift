public import TransparencyLog

/// A house in the files of its own folder.
public struct FileHouse: HouseStore {
    private let options: FileLogOptions

    /// Files of such sizes.
    public init(options: FileLogOptions = FileLogOptions()) {
        self.options = options
    }

    /// Opens the files; those that are not there are made.
    public func open(_ folder: StateFolder, inheritedLock: Int32?) throws -> LogStores {
        // The lock first: whoever does not get it touches nothing.
        let log = try FileLogStorage(
            folder: folder.log, options: options, inheritedLock: inheritedLock)
        return LogStores(
            log: log,
            payloads: try PayloadStore(
                folder: folder.payloads, masterKey: PayloadKeyFile.load(folder.payloadKey),
                options: options),
            snapshots: try FolderBlobs(folder: folder.snapshots))
    }
}
