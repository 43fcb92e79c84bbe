import Agency
import Authority
import Foundation
import HumanDesk
import Synchronization
import TestCourt
import TestHouse
import Testing
import TransparencyLog

@testable import Tribune

/// A start trusts a snapshot, since the log holds its digest. What can be wrong all the same is how
/// the snapshot came to be: memory that was not the fold of the log, by a fault of ours or of the
/// machine, or by someone who has the daemon's rights.
@Suite("The full replay in the background")
struct FullReplayTests {
    /// A house whose newest snapshot has its digest in the log and tells of one permitted act less.
    private func misled() async throws -> (house: House, lease: LeaseID, lineage: LineageID) {
        let house = try await House.new()
        let limits = [Limit(.calls, per: .life, max: 3)]
        let (lease, lineage) = try await house.grant(Samples.mandate(limits: limits))
        for _ in 0..<3 { #expect(await house.act(Samples.call("look", lease: lease))) }
        house.waitUntilDurable()
        let (size, text) = try house.hall.state.withLock { state in
            let size = state.log.nextIndex
            let snapshot = Snapshot(
                size: size, authority: state.authority.state, watch: state.watch)
            return (size, String(decoding: try snapshot.text(), as: UTF8.self))
        }
        let forged = text.replacingOccurrences(of: "\"permitted\":3", with: "\"permitted\":2")
        try #require(forged != text)
        let digest = try #require(Hall.digest(Array(forged.utf8)))
        let body = EntryBody.snapshot(SnapshotRecord(size: size, digest: digest))
        let record = try #require(
            house.hall.state.withLock { $0.record(body, at: house.clock.now) })
        try house.hall.snapshots.store(Array(forged.utf8), size: size, record: record)
        return (try house.crashed(), lease, lineage)
    }

    @Test("an honest snapshot agrees, also after crashes, and the daemon serves on")
    func agrees() async throws {
        let house = try await House.new()
        #expect(house.hall.fullReplay() == .agrees, "no snapshot, nothing to compare")
        let (lease, _) = try await house.grant(Samples.mandate())
        _ = await house.act(Samples.call("look", lease: lease))
        try house.hall.takeSnapshot()
        let next = try house.crashed()
        #expect(next.hall.fullReplay() == .agrees)
        let serving = Task { await next.hall.serve() }
        next.hall.leave(.shutDown)
        guard case .shutDown = await serving.value else {
            Issue.record("the hall left for another reason")
            return
        }
    }

    @Test("a snapshot that is not the fold of the log ends the daemon, and nothing is permitted")
    func disagrees() async throws {
        let (house, _, lineage) = try await misled()
        #expect(try house.view(lineage)?.permitted == 2, "the start believed the snapshot")
        let (lease, _) = try await house.grant(Samples.mandate())
        let early = await house.propose(Samples.call("look", lease: lease)).permit()
        guard case .broken(let why) = await house.hall.serve() else {
            Issue.record("the hall went on")
            return
        }
        #expect(why.contains("not the fold of the log"))
        #expect(house.spend(early) == nil, "not even what was permitted before")
        #expect(await house.propose(Samples.call("look", lease: lease)).permit() == nil)
    }

    @Test("the start after that takes the log's word, and what ran stays frozen")
    func recovers() async throws {
        let (house, _, lineage) = try await misled()
        let (lease, other) = try await house.grant(Samples.mandate())
        _ = await house.hall.serve()
        house.hall.close()
        let next = try house.crashed()
        #expect(try next.view(lineage)?.permitted == 3)
        #expect(next.hall.fullReplay() == .agrees)
        #expect(try next.view(other)?.standing == .frozen)
        #expect(await next.act(Samples.call("look", lease: lease)) == false)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: house.hall.folder.snapshots)
        #expect(left.contains { $0.hasSuffix(".disowned") }, "the evidence stays")
    }

    @Test("a snapshot by another meaning of the entries is passed over: the whole log is folded")
    func otherFold() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(Samples.mandate())
        #expect(await house.act(Samples.call("look", lease: lease)))
        try house.hall.takeSnapshot()
        let disk = try house.folder.copy()
        let folder = disk.path + "/snapshots"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            try "{}".write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
            let other = name.replacingOccurrences(of: "v\(SnapshotStore.fold)-", with: "v1-")
            try FileManager.default.moveItem(
                atPath: folder + "/" + name, toPath: folder + "/" + other)
        }
        let next = try House(disk, clock: house.clock)
        #expect(try next.view(lineage)?.permitted == 1)
        #expect(next.hall.fullReplay() == .agrees)
    }

    @Test("an entry that cannot be read any more is a disagreement")
    func damagedHistory() async throws {
        let house = try await House.new()
        let (lease, _) = try await house.grant(Samples.mandate())
        // More than one bundle, so that the first entries are read from a published file.
        for _ in 0..<150 { _ = await house.act(Samples.call("look", lease: lease)) }
        try house.hall.takeSnapshot()
        let next = try house.restarted()
        let bundle = next.folder.path + "/log/tile/entries/000"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: bundle))
        bytes[2] = UInt8(ascii: "[")
        try bytes.write(to: URL(fileURLWithPath: bundle))
        guard case .disagrees(let why) = next.hall.fullReplay() else {
            Issue.record("nobody noticed")
            return
        }
        #expect(why.contains("entry 0"))
    }

    @Test("a daemon that leaves does not wait for the replay's end")
    func cutShort() async throws {
        let house = try await House.new()
        try house.hall.takeSnapshot()
        let next = try house.crashed()
        next.hall.leave(.upgrade)
        #expect(next.hall.fullReplay() == .cutShort)
    }
}
