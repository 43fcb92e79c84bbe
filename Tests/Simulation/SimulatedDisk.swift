import Synchronization
import TransparencyLog

/// What a store keeps of one shard, whoever writes it.
final class SimulatedDisk: Sendable {
    /// Who owns the shard, by the store's own clock (Sources/PostgresStore/Ownership).
    struct Row: Sendable {
        var owner: Int?
        var token = 0
        var expires = Int64.min
    }

    struct Contents: Sendable {
        var entries: [[UInt8]] = []
        var files: [TilePath: [UInt8]] = [:]
        var checkpoint: [UInt8]?
        var isClean = true
        var used = 0
        var capacity = Int.max
        var row = Row()
        var blobs: [String: [UInt8]] = [:]
        var payloads = 0
    }

    let contents = Mutex(Contents())

    var size: Int { contents.withLock { $0.entries.count } }
    var row: Row { contents.withLock { $0.row } }

    /// The entries from `index` on.
    func entries(from index: Int) -> ArraySlice<[UInt8]> {
        contents.withLock { $0.entries[index...] }
    }

    /// A copy that grows apart from this one.
    func copy() -> SimulatedDisk {
        let other = SimulatedDisk()
        let contents = contents.withLock { $0 }
        other.contents.withLock { $0 = contents }
        return other
    }
}
