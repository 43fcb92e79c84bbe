import Agency
import Synchronization
import TestCourt
import TestHouse
import Testing
import TransparencyLog

@testable import Tribune

@Suite("Entries are read ahead of whoever folds them")
struct EntriesAheadTests {
    private func house() async throws -> House {
        let house = try await House.new()
        let (lease, _) = try await house.grant(Samples.mandate(.bounded))
        for _ in 0..<300 {
            house.hall.state.withLock { state in
                let refusal = RefusalRecord(lease: lease, reason: "bad_json")
                _ = state.record(.refusal(refusal), at: house.clock.now)
            }
        }
        house.waitUntilDurable()
        return house
    }

    @Test("in their order, each once, whole")
    func order() async throws {
        let house = try await house()
        let log = house.hall.log
        let end = log.durableSize
        let ahead = try EntriesAhead(3..<end, of: log)
        defer { ahead.stop() }
        var index = 3
        while index < end {
            let batch = ahead.next()
            #expect(batch.fault == nil && !batch.entries.isEmpty)
            for entry in batch.entries {
                #expect(try entry == Entry(leaf: log.entries(from: index, limit: 1)[0]))
                index += 1
            }
        }
        #expect(index == end)
    }

    @Test("what is missing is a fault after the entries that are there")
    func missing() async throws {
        let house = try await house()
        let end = house.hall.log.durableSize
        let ahead = try EntriesAhead(0..<end + 1, of: house.hall.log)
        defer { ahead.stop() }
        var count = 0
        var fault: (any Error)?
        while fault == nil {
            let batch = ahead.next()
            count += batch.entries.count
            fault = batch.fault
        }
        #expect(count == end)
        #expect("\(try #require(fault))".contains("the log ends at entry \(end)"))
        var replay = Replay()
        #expect(throws: HallError.self) { try replay.fold(house.hall.log, to: end + 1) }
        #expect(replay.size == end)
    }

    @Test("whoever stops early waits for nothing but the batch in work")
    func stopped() async throws {
        let house = try await house()
        let ahead = try EntriesAhead(0..<house.hall.log.durableSize, of: house.hall.log)
        ahead.stop()
        var replay = Replay()
        var rounds = 0
        let whole = try replay.fold(house.hall.log, to: house.hall.log.durableSize) {
            rounds += 1
            return rounds < 2
        }
        #expect(!whole && rounds == 2 && replay.size > 0)
    }
}
