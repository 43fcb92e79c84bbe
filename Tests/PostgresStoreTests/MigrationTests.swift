import Foundation
import PostgresStore
import Testing
import TransparencyLog

@Suite struct MigrationTests {
    /// A log with everything that a move must carry: several bundles, a tail without a checkpoint,
    /// payloads of which one is erased, snapshots.
    private struct House {
        let secret: String
        let verifier: VerifierKey
        var sealed: [SealedPayload] = []
        let erased = 3

        init() throws {
            let key = try SignerKey(generating: "example.org/moving")
            secret = key.secretText
            verifier = key.verifier
        }

        func log(_ stores: LogStores) throws -> Log {
            var byHand = LogOptions()
            byHand.ownThreads = false
            return try Log(
                storage: stores.log, key: SignerKey(secret), options: byHand,
                companions: [stores.payloads])
        }

        mutating func fill(_ stores: LogStores) throws {
            let log = try log(stores)
            for index in 0..<700 {
                if index % 100 == 0 {
                    let payload = [UInt8](repeating: UInt8(index / 100), count: index)
                    sealed.append(try stores.payloads.seal(payload))
                }
                try log.enqueue(Self.entry(index)) { _ in }
                log.commitPending()
                if index == 600 { try log.publish() }
            }
            try stores.payloads.erase(sealed[erased].id)
            try stores.snapshots.write("v1-10-11.json", [1, 2, 3])
            try stores.snapshots.write("v1-20-21.json", [UInt8](repeating: 7, count: 1 << 20))
            // No clean end: the tail has no checkpoint.
            try stores.log.close(clean: false)
        }

        static func entry(_ index: Int) -> [UInt8] {
            Array("entry \(index)".utf8) + [UInt8](repeating: 0, count: index % 7)
        }

        /// Everything is there, and the log goes on under the same key.
        func check(_ stores: LogStores, earlier: SignedCheckpoint) throws {
            let log = try log(stores)
            #expect(log.durableSize == 700)
            #expect(!log.recovered.closedCleanly)
            var index = 0
            while index < 700 {
                let batch = try log.entries(from: index)
                for position in 0..<batch.count {
                    #expect(batch[position] == Self.entry(index + position))
                }
                index += batch.count
            }
            for (number, payload) in sealed.enumerated() where number != erased {
                let bytes = try stores.payloads.open(payload.id, commitment: payload.commitment)
                #expect(bytes == [UInt8](repeating: UInt8(number), count: number * 100))
            }
            #expect(throws: LogError.erased("\(sealed[erased].id)")) {
                try stores.payloads.open(
                    sealed[erased].id, commitment: sealed[erased].commitment)
            }
            #expect(try stores.snapshots.names() == ["v1-10-11.json", "v1-20-21.json"])
            #expect(try stores.snapshots.read("v1-10-11.json") == [1, 2, 3])
            try log.publish()
            let signed = try LogVerifier(key: verifier).verify(stores.log, earlier: earlier)
            #expect(signed.checkpoint.size == 700)
        }
    }

    private static func files(_ folder: String) throws -> LogStores {
        var sizes = FileLogOptions()
        sizes.chunkBytes = 4 << 20
        return LogStores(
            log: try FileLogStorage(folder: folder + "/log", options: sizes),
            payloads: try PayloadStore(
                folder: folder + "/payloads", masterKey: TestShard.masterKey),
            snapshots: try FolderBlobs(folder: folder + "/snapshots"))
    }

    private static func newFolder() throws -> String {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("tribune-move-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        return path
    }

    private static func checkpoint(_ stores: LogStores, _ house: House) throws -> SignedCheckpoint {
        try SignedCheckpoint(stores.log.checkpoint() ?? [], key: house.verifier)
    }

    private static func move(
        _ house: House, _ from: LogStores, _ to: LogStores
    ) throws -> StoreMigration.Report {
        try StoreMigration(from: from, to: to, key: house.verifier).run(place: "elsewhere")
    }

    @Test func `a house moves from files to PostgreSQL and back without loss`() throws {
        let (first, second) = (try Self.newFolder(), try Self.newFolder())
        defer {
            for folder in [first, second] { try? FileManager.default.removeItem(atPath: folder) }
        }
        var house = try House()
        try house.fill(Self.files(first))
        let shard = try TestShard.shared()
        let there = try Self.move(house, Self.files(first), shard.stores())
        #expect(there.entries == 700 && there.signed == 601)
        #expect(there.payloads == 7 && there.snapshots == 2)
        let earlier = try Self.checkpoint(shard.stores(), house)
        let back = try Self.move(house, shard.stores(), Self.files(second))
        #expect(back == there)
        try house.check(Self.files(second), earlier: earlier)
    }

    @Test func `a house that moved goes on in PostgreSQL`() throws {
        let folder = try Self.newFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var house = try House()
        try house.fill(Self.files(folder))
        let shard = try TestShard.shared()
        _ = try Self.move(house, Self.files(folder), shard.stores())
        let earlier = try Self.checkpoint(shard.stores(), house)
        try house.check(shard.stores(), earlier: earlier)
    }

    @Test func `what has moved is not opened again`() throws {
        let (first, second) = (try Self.newFolder(), try Self.newFolder())
        defer {
            for folder in [first, second] { try? FileManager.default.removeItem(atPath: folder) }
        }
        var house = try House()
        try house.fill(Self.files(first))
        let shard = try TestShard.shared()
        _ = try Self.move(house, Self.files(first), shard.stores())
        #expect(throws: LogError.moved(first + "/log", to: "elsewhere")) {
            try Self.files(first)
        }
        let old = try shard.stores()
        _ = try Self.move(house, shard.stores(), Self.files(second))
        #expect(throws: PostgresError.moved(shard: shard.name, place: "elsewhere")) {
            try shard.stores()
        }
        var batch = EntryBatch()
        batch.append([1])
        #expect(throws: PostgresError.self) { try old.log.append(batch, expecting: 700) }
    }

    @Test func `a store that holds something takes no other log`() throws {
        let folder = try Self.newFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var house = try House()
        try house.fill(Self.files(folder))
        let shard = try TestShard.shared()
        let other = try shard.stores()
        try other.snapshots.write("x", [1])
        #expect(throws: LogError.self) {
            try Self.move(house, Self.files(folder), shard.stores())
        }
        // The old one is as it was.
        #expect(try Self.files(folder).log.recover(everything: false).size == 700)
    }

    /// What may be wrong with the old store.
    @Test(arguments: [
        "UPDATE tribune.entry SET bytes = 'x' WHERE index = 100 AND shard",
        "DELETE FROM tribune.entry WHERE index = 300 AND shard",
        "UPDATE tribune.shard SET checkpoint = NULL WHERE id",
    ])
    func `what is not the signed log does not move`(_ change: String) throws {
        let folder = try Self.newFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var house = try House()
        let shard = try TestShard.shared()
        try house.fill(shard.stores())
        let id = "(SELECT id FROM tribune.shard WHERE name = '\(shard.name)')"
        try shard.store.execute("\(change) = \(id)")
        #expect(throws: LogError.self) {
            try Self.move(house, shard.stores(), Self.files(folder))
        }
        _ = try shard.stores()
    }

    @Test func `under another key nothing moves`() throws {
        let folder = try Self.newFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var house = try House()
        try house.fill(Self.files(folder))
        let shard = try TestShard.shared()
        let other = try SignerKey(generating: "example.org/moving").verifier
        #expect(throws: LogError.self) {
            try StoreMigration(from: Self.files(folder), to: shard.stores(), key: other)
                .run(place: "elsewhere")
        }
    }
}
