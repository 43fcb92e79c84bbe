import Agency
import TestCourt
import TestHouse
import Testing
import TransparencyLog

@testable import Tribune

/// Moves of a whole house. Files of another folder stand for the database: the move itself knows no
/// difference, and Tests/PostgresStoreTests has the real one.
@Suite struct HouseMoveTests {
    private static let there = StorePlace.postgres(address: "postgres://there", shard: "s")

    /// Opens the stand-in as `tribuned` opens a shard: nil when its log has moved away.
    private static func database(_ folder: StateFolder) -> HouseMove.Database {
        { _, _ in
            do {
                try folder.prepare()
                return try FileHouse().open(folder, inheritedLock: nil)
            } catch LogError.moved {
                return nil
            }
        }
    }

    /// A house that has acted and was shut down, and its folder.
    private static func house() async throws -> (folder: TemporaryFolder, size: Int) {
        let house = try await House.new()
        let (lease, _) = try await house.grant(Samples.mandate())
        for _ in 0..<5 { #expect(await house.act(Samples.call("look", lease: lease))) }
        try house.hall.takeSnapshot()
        house.hall.close()
        let folder = try house.folder.copy()
        return (folder, house.hall.recorded.durable)
    }

    @Test func `a house moves there and back, and folds to the same state`() async throws {
        let (disk, size) = try await Self.house()
        let folder = StateFolder(disk.path)
        let other = StateFolder(try TemporaryFolder().path)
        let move = HouseMove(folder)
        let report = try move.run(to: Self.there, database: Self.database(other))
        #expect(report.entries == size && report.payloads > 0 && report.snapshots > 0)
        #expect(try StorePlace(rememberedBy: folder) == Self.there)
        let back = try move.run(to: .files, database: Self.database(other))
        #expect(back == report)
        #expect(try StorePlace(rememberedBy: folder) == .files)
        let next = try House(disk)
        #expect(next.hall.recorded.queued > size)
        #expect(next.hall.fullReplay() == .agrees)
    }

    @Test func `what was moved cannot be opened where it lay`() async throws {
        let (disk, _) = try await Self.house()
        let folder = StateFolder(disk.path)
        let other = StateFolder(try TemporaryFolder().path)
        _ = try HouseMove(folder).run(to: Self.there, database: Self.database(other))
        #expect(throws: HallError.self) {
            try HouseMove(folder).run(to: Self.there, database: Self.database(other))
        }
        _ = try HouseMove(folder).run(to: .files, database: Self.database(other))
        #expect(try Self.database(other)("", "") == nil)
    }

    /// The last steps of a move, which a crash may have left undone.
    @Test func `a move to a database that was cut short at its end is finished`() async throws {
        let (disk, size) = try await Self.house()
        let folder = StateFolder(disk.path)
        let other = StateFolder(try TemporaryFolder().path)
        let old = try FileHouse().open(folder, inheritedLock: nil)
        let new = try #require(try Self.database(other)("", ""))
        let key = try #require(try FileBytes.read(folder.logPublicKey))
        let text = String(decoding: key, as: UTF8.self).filter { !$0.isNewline }
        _ = try StoreMigration(from: old, to: new, key: VerifierKey(text))
            .run(place: Self.there.description)
        // Nothing was set aside, nothing is remembered: as it is, the house does not open.
        #expect(throws: LogError.self) { try House(disk) }
        _ = try HouseMove(folder).run(to: Self.there, database: Self.database(other))
        #expect(try StorePlace(rememberedBy: folder) == Self.there)
        let back = try HouseMove(folder).run(to: .files, database: Self.database(other))
        #expect(back.entries == size)
    }

    @Test func `a move into files that failed is begun anew`() async throws {
        let (disk, size) = try await Self.house()
        let folder = StateFolder(disk.path)
        let other = StateFolder(try TemporaryFolder().path)
        _ = try HouseMove(folder).run(to: Self.there, database: Self.database(other))
        let half = StateFolder(folder.path + "/moving")
        try half.prepare()
        _ = try FileHouse().open(half, inheritedLock: nil)
        let report = try HouseMove(folder).run(to: .files, database: Self.database(other))
        #expect(report.entries == size)
    }

    @Test func `while a daemon has the folder nothing moves`() async throws {
        let house = try await House.new()
        let folder = StateFolder(house.folder.path)
        let other = StateFolder(try TemporaryFolder().path)
        #expect(throws: LogError.self) {
            try HouseMove(folder).run(to: Self.there, database: Self.database(other))
        }
        #expect(try StorePlace(rememberedBy: folder) == .files)
        #expect(house.hall.recorded.durable > 0)
    }
}
