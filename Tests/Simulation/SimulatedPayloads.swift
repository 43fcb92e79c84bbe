import Synchronization
import TransparencyLog

/// Payloads of which only the number is kept: nothing in simulation reads them.
final class SimulatedPayloads: PayloadStorage {
    private let disk: SimulatedDisk

    init(_ disk: SimulatedDisk) { self.disk = disk }

    func seal(_ payload: [UInt8]) throws -> SealedPayload {
        let id = disk.contents.withLock { disk -> Int in
            disk.payloads += 1
            return disk.payloads
        }
        var commitment = [UInt8](repeating: 0, count: 32)
        for place in 0..<8 { commitment[place] = UInt8(truncatingIfNeeded: id >> (8 * place)) }
        return SealedPayload(id: PayloadID(rawValue: UInt64(id)), commitment: commitment)
    }

    func open(_ id: PayloadID, commitment: [UInt8]) throws -> [UInt8] { [] }
    func erase(_ id: PayloadID) throws {}
    func stored(after id: PayloadID?) throws -> [StoredPayload] { [] }
    func restore(_ payloads: [StoredPayload]) throws {}
    func commit() throws {}
}
