import Glibc
import Synchronization
import Testing

@testable import TransparencyLog

@Suite("A log with its own threads")
struct ThreadTests {
    private func open(_ folder: TemporaryFolder, every milliseconds: Int = 60_000) throws -> Log {
        var options = LogOptions()
        options.publishEveryMilliseconds = milliseconds
        let store = try FileLogStorage(folder: folder.path, options: Self.sizes)
        return try Log(storage: store, key: TestLog.signer(), options: options)
    }

    private static var sizes: FileLogOptions {
        var options = FileLogOptions()
        options.chunkBytes = 8 << 20
        return options
    }

    @Test("many writers get dense indexes, in order, and each finds its entry there")
    func concurrent() async throws {
        let folder = try TemporaryFolder()
        let log = try open(folder)
        let indexes = try await withThrowingTaskGroup(of: [Int].self) { group in
            for writer in 0..<8 {
                group.addTask {
                    var mine: [Int] = []
                    for number in 0..<100 {
                        let entry = Array("\(writer):\(number)".utf8)
                        mine.append(try await log.append(entry))
                    }
                    return mine
                }
            }
            return try await group.reduce(into: [[Int]]()) { $0.append($1) }
        }
        #expect(indexes.joined().sorted() == Array(0..<800))
        #expect(indexes.allSatisfy { $0 == $0.sorted() })
        try log.close()
        #expect(try TestLog.verify(folder).checkpoint.size == 800)
    }

    @Test("callbacks of many threads come in index order")
    func callbackOrder() async throws {
        let folder = try TemporaryFolder()
        let log = try open(folder)
        let answers = Answers()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<200 {
                        _ = try? log.enqueue([1, 2, 3], durable: answers.take)
                    }
                }
            }
        }
        try log.close()
        #expect(answers.indexes == Array(0..<1600))
    }

    @Test("a lock held around state and enqueue gives both the same order")
    func orderUnderLock() async throws {
        let folder = try TemporaryFolder()
        let log = try open(folder)
        let state = Sequence()
        await withTaskGroup(of: Void.self) { group in
            for writer in UInt8(0)..<8 {
                group.addTask {
                    for _ in 0..<50 {
                        state.bytes.withLock { bytes in
                            bytes.append(writer)
                            _ = try? log.enqueue([writer]) { _ in }
                        }
                    }
                }
            }
        }
        try log.close()
        let again = try TestLog.open(folder, sizes: Self.sizes)
        let written = try TestLog.entries(again).map { $0[0] }
        #expect(written == state.bytes.withLock { $0 })
        try again.close()
    }

    private final class Sequence: Sendable {
        let bytes = Mutex<[UInt8]>([])
    }

    @Test("a flush waits for what was enqueued before it, and the log's end lets it go")
    func flush() async throws {
        let folder = try TemporaryFolder()
        let log = try open(folder)
        for round in 0..<50 {
            let index = try log.enqueue(TestLog.entry(round)) { _ in }
            if round.isMultiple(of: 2) { try await log.flush() } else { try log.flushAndWait() }
            #expect(log.durableSize > index)
        }
        _ = try log.enqueue(TestLog.entry(50)) { _ in }
        try log.close()
        try await log.flush()
        #expect(log.durableSize == 51)
    }

    @Test("the publisher follows without being asked")
    func publisher() async throws {
        let folder = try TemporaryFolder()
        let log = try open(folder, every: 1)
        try log.appendAndWait([1, 2, 3])
        // Waits for the event, not for a time: the suite's time limit is the only clock.
        try await OwnThread.run { while log.checkpoint.checkpoint.size < 1 { sched_yield() } }
        #expect(try TestLog.verify(folder).checkpoint.size == 1)
        try log.close()
    }

    @Test("reading, publishing and appending go on at the same time")
    func together() async throws {
        let folder = try TemporaryFolder()
        let log = try open(folder, every: 1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for index in 0..<2000 { try log.enqueue(TestLog.entry(index)) { _ in } }
            }
            group.addTask {
                for _ in 0..<200 {
                    let size = log.durableSize
                    guard size > 0 else { continue }
                    let start = max(0, size - 600)
                    let batch = try log.entries(from: start)
                    #expect(batch[0] == TestLog.entry(start))
                    try log.publish()
                }
            }
            try await group.waitForAll()
        }
        try log.close()
        #expect(try TestLog.verify(folder).checkpoint.size == 2000)
    }

    @Test("a closed log takes nothing and closes once")
    func closed() throws {
        let folder = try TemporaryFolder()
        let log = try open(folder)
        try log.appendAndWait([1])
        try log.close()
        try log.close()
        #expect(throws: LogError.closed) { try log.enqueue([1]) { _ in } }
        #expect(throws: LogError.closed) { try log.appendAndWait([1]) }
    }
}
