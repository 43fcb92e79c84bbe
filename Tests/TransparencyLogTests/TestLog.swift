@testable import TransparencyLog

/// Small logs with a fixed key, driven by hand so that every step is chosen by the test.
enum TestLog {
    static let origin = "example.org/test"
    static let seed = [UInt8](repeating: 7, count: 32)

    static func signer() throws -> SignerKey {
        try SignerKey(name: origin, signer: Ed25519Signer(seed: seed))
    }

    static func key() throws -> VerifierKey {
        try signer().verifier
    }

    /// Small sizes: a test should not preallocate 17 MiB.
    static var sizes: FileLogOptions {
        var options = FileLogOptions()
        options.chunkBytes = 64 << 10
        options.reserveBytes = 4 << 10
        options.segmentBytes = 256 << 10
        return options
    }

    /// Sizes for tests that read the whole write-ahead log once for each byte.
    static var tiny: FileLogOptions {
        var options = sizes
        options.chunkBytes = 2 << 10
        options.reserveBytes = 256
        return options
    }

    static var byHand: LogOptions {
        var options = LogOptions()
        options.ownThreads = false
        options.queueBytesMax = 32 << 10
        options.queueReserveBytes = 4 << 10
        return options
    }

    static func open(
        _ folder: TemporaryFolder, sizes: FileLogOptions = sizes,
        fileSystem: any FileSystem = HostFileSystem()
    ) throws -> Log {
        let store = try FileLogStorage(
            folder: folder.path, options: sizes, fileSystem: fileSystem)
        return try Log(storage: store, key: signer(), options: byHand)
    }

    static func entry(_ index: Int) -> [UInt8] { Array("{\"entry\":\(index)}".utf8) }

    /// Appends entries in batches of `batch` and does not publish.
    static func fill(_ log: Log, _ count: Int, batch: Int = 100) throws {
        let end = log.nextIndex + count
        while log.nextIndex < end {
            for _ in 0..<min(batch, end - log.nextIndex) {
                try log.enqueue(entry(log.nextIndex)) { _ in }
            }
            log.commitPending()
        }
    }

    /// A closed log of `count` entries with a checkpoint after each of `stops`.
    static func make(count: Int, stops: [Int] = [], sizes: FileLogOptions = sizes) throws
        -> TemporaryFolder
    {
        let folder = try TemporaryFolder()
        let log = try open(folder, sizes: sizes)
        for stop in stops {
            try fill(log, stop - log.nextIndex)
            try log.publish()
        }
        try fill(log, count - log.nextIndex)
        try log.close()
        return folder
    }

    /// All entries of a log, read in order.
    static func entries(_ log: Log) throws -> [[UInt8]] {
        var all: [[UInt8]] = []
        while all.count < log.durableSize {
            let batch = try log.entries(from: all.count)
            all += (0..<batch.count).map { batch[$0] }
        }
        return all
    }

    static func verify(_ folder: TemporaryFolder, earlier: SignedCheckpoint? = nil) throws
        -> SignedCheckpoint
    {
        try LogVerifier(key: key()).verify(folder: folder.path, earlier: earlier)
    }
}
