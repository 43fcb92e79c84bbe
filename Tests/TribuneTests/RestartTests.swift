import Agency
import Authority
import Foundation
import HumanDesk
import StrictJSON
import Synchronization
import TestCourt
import TestHouse
import Testing
import TransparencyLog

@testable import Tribune

@Suite("State is the fold of the log")
struct RestartTests {
    private func state(_ house: House) throws -> [UInt8] {
        try house.hall.state.withLock { state in
            try Snapshot(size: 0, authority: state.authority.state, watch: state.watch).text()
        }
    }

    /// What a fold of the whole log gives, without snapshots.
    private func folded(_ house: House) throws -> [UInt8] {
        house.waitUntilDurable()
        var replay = Replay()
        try replay.fold(house.hall.log, to: house.hall.log.durableSize)
        let snapshot = replay.snapshot
        return try Snapshot(size: 0, authority: snapshot.authority, watch: snapshot.watch).text()
    }

    private func busy() async throws -> (House, LeaseID, LineageID) {
        let house = try await House.new()
        let limits = [
            Limit(.calls, per: .life, max: 50), Limit(.calls, per: .window(.seconds(60)), max: 30),
            Limit(.money, per: .life, max: .max),
        ]
        let (lease, lineage) = try await house.grant(Samples.mandate(.bounded, limits: limits))
        for tool in ["look", "write", "push", "other", "look"] {
            _ = await house.propose(Samples.call(tool, lease: lease)).next()
            _ = await house.act(Samples.call("look", lease: lease))
            house.clock.advance(.seconds(1))
        }
        return (house, lease, lineage)
    }

    @Test("memory is the fold of the log, and a full replay agrees with the snapshot")
    func agrees() async throws {
        let (house, _, _) = try await busy()
        #expect(try state(house) == folded(house))
        try house.hall.takeSnapshot()
        #expect(house.hall.fullReplay() == .agrees)
    }

    @Test("a start from snapshot and tail has the state of a start from the whole log")
    func snapshotStart() async throws {
        let (house, lease, _) = try await busy()
        try house.hall.takeSnapshot()
        _ = await house.act(Samples.call("write", lease: lease))
        let disk = try house.folder.copy()
        let without = try disk.copy()
        try FileManager.default.removeItem(atPath: without.path + "/snapshots")
        let fast = try House(disk, clock: house.clock)
        let slow = try House(without, clock: house.clock)
        // The paths of oversight are those of the folder; all else must be the same.
        for house in [fast, slow] { #expect(try state(house) == folded(house)) }
        #expect(fast.hall.log.nextIndex == slow.hall.log.nextIndex)
        #expect(try fast.view(house.lineage(lease)) == slow.view(house.lineage(lease)))
    }

    @Test(
        "a snapshot that was changed in any way is passed over",
        arguments: [
            "one byte", "cut", "empty", "another state", "renamed",
        ])
    func damagedSnapshot(damage: String) async throws {
        let (house, lease, lineage) = try await busy()
        try house.hall.takeSnapshot()
        let disk = try house.folder.copy()
        let folder = disk.path + "/snapshots"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        let path = folder + "/" + name
        var text = try String(contentsOfFile: path, encoding: .utf8)
        switch damage {
        case "one byte":
            text = text.replacingOccurrences(of: "\"permitted\":5", with: "\"permitted\":4")
        case "cut": text = String(text.dropLast(7))
        case "empty": text = ""
        case "another state": text = "{\"authority\":{},\"size\":1,\"watch\":{}}"
        default: try FileManager.default.removeItem(atPath: path)
        }
        let target = damage == "renamed" ? folder + "/v\(SnapshotStore.fold)-1-2.json" : path
        try text.write(toFile: target, atomically: false, encoding: .utf8)
        let opened = try House(disk, clock: house.clock)
        #expect(try state(opened) == folded(opened))
        #expect(opened.hall.fullReplay() == .agrees)
        #expect(try opened.view(lineage)?.permitted == house.view(lineage)?.permitted)
        #expect(await opened.act(Samples.call("look", lease: lease)) == false)
    }

    @Test("what was in flight at a crash is unknown and charged as reserved, once")
    func inFlight() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(
            Samples.mandate(limits: [Limit(.money, per: .life, max: 25)]))
        let id = try #require(
            house.spend(await house.propose(Samples.call("push", lease: lease)).permit()))
        let once = try house.crashed()
        let twice = try once.crashed()
        for house in [once, twice] {
            let limit = try #require(try house.view(lineage)?.limits.first)
            #expect(limit.spent == 10 && limit.reserved == 0, "neither freed nor doubled")
            let outcomes = try house.entries().compactMap { entry -> OutcomeRecord? in
                if case .outcome(let record) = entry.body { record } else { nil }
            }
            #expect(outcomes.map(\.action) == [id])
            #expect(outcomes.map(\.status) == [.unknown])
            #expect(await house.settle(id) == false)
        }
    }

    @Test("after a crash what ran is frozen and over; after an orderly end it is only over")
    func frozen() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(Samples.mandate())
        let crashed = try house.crashed()
        #expect(try crashed.view(lineage)?.standing == .frozen)
        #expect(await crashed.act(Samples.call("look", lease: lease)) == false)
        let restarted = try house.restarted()
        #expect(try restarted.view(lineage)?.standing == .ended)
        #expect(await restarted.act(Samples.call("look", lease: lease)) == false)
    }

    @Test("a stop that could not be recorded freezes at the next start")
    func stopMarker() async throws {
        let house = try await House.new()
        let (_, lineage) = try await house.grant(Samples.mandate())
        house.hall.close()
        HostPath.mark(house.hall.folder.stopMarker)
        let next = try House(house.folder.copy(), clock: house.clock)
        #expect(try next.view(lineage)?.standing == .frozen)
        #expect(!HostPath.exists(next.hall.folder.stopMarker))
    }

    @Test("pins and people outlive every restart")
    func outlives() async throws {
        let (house, _, _) = try await busy()
        for next in [try house.crashed(), try house.restarted()] {
            #expect(try next.hall.people(for: House.owner).map(\.name) == ["alice", "bob"])
            let (lease, _) = try await next.grant(Samples.mandate())
            let changed = Samples.call("look", lease: lease, definition: Samples.digest("e"))
            #expect(await next.act(changed) == false)
            #expect(await next.act(Samples.call("look", lease: lease)))
        }
    }

    @Test("an erased payload leaves log, state and proofs as they were")
    func erased() async throws {
        let (house, lease, _) = try await busy()
        let call = Samples.call("look", ["word": "wisteria"], lease: lease)
        let id = try #require(house.spend(await house.propose(call).permit()))
        await house.settle(id)
        let before = try state(house)
        try await house.hall.erase(id.index, from: House.owner)
        let views = try house.views()
        #expect(!views.contains { $0.payload?.contains("wisteria") == true })
        #expect(views[id.index].payload == nil)
        #expect(try state(house) == before && folded(house) == before)
        #expect(try await house.verify() == house.hall.log.durableSize)
        #expect(try await house.crashed().verify() > 0)
    }

    @Test("a log of a newer format is not guessed at")
    func newerFormat() async throws {
        let house = try await House.new()
        _ = try await house.hall.log.append(Array("{\"at\":1,\"kind\":\"person\",\"v\":2}".utf8))
        #expect(throws: HallError.self) { try house.crashed() }
    }

    @Test("two daemons cannot open one house")
    func locked() async throws {
        let house = try await House.new()
        #expect(throws: (any Error).self) { try House(house.folder) }
    }
}

extension House {
    fileprivate func lineage(_ lease: LeaseID) throws -> LineageID {
        try #require(hall.state.withLock { $0.authority.state.leases[lease]?.lineage })
    }
}
