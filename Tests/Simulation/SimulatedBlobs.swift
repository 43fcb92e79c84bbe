import Synchronization
import TransparencyLog

/// Snapshots on a simulated disk.
final class SimulatedBlobs: BlobStorage {
    private let disk: SimulatedDisk

    init(_ disk: SimulatedDisk) { self.disk = disk }

    func names() throws -> [String] { disk.contents.withLock { $0.blobs.keys.sorted() } }
    func read(_ name: String) throws -> [UInt8]? { disk.contents.withLock { $0.blobs[name] } }
    func write(_ name: String, _ bytes: [UInt8]) throws {
        disk.contents.withLock { $0.blobs[name] = bytes }
    }
    func rename(_ name: String, to other: String) throws {
        disk.contents.withLock { $0.blobs[other] = $0.blobs.removeValue(forKey: name) }
    }
    func remove(_ name: String) throws { disk.contents.withLock { $0.blobs[name] = nil } }
}
