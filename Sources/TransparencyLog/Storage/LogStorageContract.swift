/// The rules that every `LogStorage` must keep, as checks that any test can run over any store.
///
/// A check gets a function that opens the store; calling it again after `close` is a restart and
/// must give the same log.
public enum LogStorageContract {
    /// Opens the store; called again after `close` it is a restart.
    public typealias Open = () throws -> any LogStorage

    /// A rule that a store does not keep.
    public struct Broken: Error, CustomStringConvertible {
        /// The rule, or what broke it.
        public let description: String
    }

    /// One rule with its check.
    public struct Rule: Sendable, CustomStringConvertible {
        /// The rule in one sentence.
        public let name: String
        /// Throws `Broken` when the store does not keep the rule.
        public let check: @Sendable (Open) throws -> Void

        /// The rule, or what broke it.
        public var description: String { name }
    }

    /// All rules.
    public static let rules = [
        Rule(name: "a new store is empty", check: startsEmpty),
        Rule(name: "what was appended can be read, in any cut", check: readsBack),
        Rule(name: "a batch for another index is fenced off", check: fences),
        Rule(name: "appended entries survive a restart", check: survives),
        Rule(name: "files and checkpoint come back as written", check: publishes),
        Rule(name: "entries can be read after they were published", check: readsPublished),
        Rule(name: "a log over the store verifies", check: verifies),
        Rule(name: "only a clean close is remembered as one", check: remembersClean),
    ]

    private static func expect(_ holds: Bool, _ what: String) throws {
        if !holds { throw Broken(description: what) }
    }

    private static func batch(_ range: Range<Int>) -> EntryBatch {
        var batch = EntryBatch()
        for index in range { batch.append(Array("entry \(index)".utf8)) }
        return batch
    }

    private static func expect(_ store: any LogStorage, holds range: Range<Int>) throws {
        var index = range.lowerBound
        while index < range.upperBound {
            let found = try store.read(from: index, limit: range.upperBound - index)
            try expect(found.count > 0, "read(from: \(index)) gave no entry")
            let wanted = batch(index..<min(index + found.count, range.upperBound))
            try expect(found.body == wanted.body, "read(from: \(index)) gave other entries")
            index += found.count
        }
    }

    private static func startsEmpty(_ open: Open) throws {
        let store = try open()
        let found = try store.recover(everything: false)
        try expect(found.size == 0, "a new store has \(found.size) entries")
        try expect(found.checkpoint == nil, "a new store has a checkpoint")
        try expect(found.tornBytes == 0, "a new store has torn bytes")
        try expect(store.room(reserve: false) > 0, "a new store has no room")
        let more = store.room(reserve: true) >= store.room(reserve: false)
        try expect(more, "with the reserve there is less room")
        try store.close(clean: true)
    }

    private static func readsBack(_ open: Open) throws {
        let store = try open()
        _ = try store.recover(everything: false)
        try store.append(batch(0..<1), expecting: 0)
        try store.append(batch(1..<300), expecting: 1)
        try store.append(batch(300..<301), expecting: 300)
        for start in [0, 1, 2, 255, 256, 299, 300] { try expect(store, holds: start..<301) }
        let one = try store.read(from: 5, limit: 1)
        try expect(one.count == 1, "read gave \(one.count) entries, the limit was 1")
        let beyond = try? store.read(from: 301, limit: 1)
        try expect(beyond == nil, "read gave an entry after the last")
        try store.close(clean: true)
    }

    private static func fences(_ open: Open) throws {
        let store = try open()
        _ = try store.recover(everything: false)
        try store.append(batch(0..<3), expecting: 0)
        for index in [0, 2, 4] {
            do {
                try store.append(batch(0..<1), expecting: index)
            } catch LogError.fenced(expected: index, actual: 3) {
                continue
            }
            throw Broken(description: "append took index \(index) when 3 was next")
        }
        try expect(store, holds: 0..<3)
        try store.close(clean: true)
    }

    private static func survives(_ open: Open) throws {
        let store = try open()
        _ = try store.recover(everything: false)
        try store.append(batch(0..<300), expecting: 0)
        try store.close(clean: false)
        for everything in [false, true] {
            let again = try open()
            let found = try again.recover(everything: everything)
            try expect(found.size == 300, "after a restart there are \(found.size) of 300")
            try expect(again, holds: 0..<300)
            try again.close(clean: false)
        }
    }

    private static func publishes(_ open: Open) throws {
        let store = try open()
        _ = try store.recover(everything: false)
        let path = TilePath(.hashes(level: 1), index: 0, width: 1)
        let absent = try store.resource(path) == nil
        try expect(absent, "a tile is there that was not written")
        try store.append(batch(0..<256), expecting: 0)
        try store.write([LogResource(path: path, bytes: [1, 2, 3])])
        let note = Array("o\n256\n\(Merkle.emptyRoot)\n\n— o AAAAAAA=\n".utf8)
        try store.write([
            LogResource(path: TilePath(.entries, index: 0), bytes: batch(0..<256).body)
        ])
        try store.publish(checkpoint: note, size: 256)
        try store.close(clean: false)
        let again = try open()
        let found = try again.recover(everything: false)
        try expect(found.checkpoint == note, "the checkpoint is not the one published")
        let bytes = try again.resource(path)
        try expect(bytes == [1, 2, 3], "a tile is not the one written")
        try again.close(clean: false)
    }

    private static func readsPublished(_ open: Open) throws {
        try withLog(open) { log, store in
            for index in 0..<700 { try log.enqueue(Array("entry \(index)".utf8)) { _ in } }
            log.commitPending()
            try log.publish()
            for start in [0, 255, 256, 600, 699] { try expect(store, holds: start..<700) }
        }
    }

    private static func verifies(_ open: Open) throws {
        try withLog(open) { log, store in
            for index in 0..<300 { try log.enqueue(Array("entry \(index)".utf8)) { _ in } }
            log.commitPending()
            let first = try log.publish()
            for index in 300..<700 { try log.enqueue(Array("entry \(index)".utf8)) { _ in } }
            log.commitPending()
            try log.publish()
            let signed = try LogVerifier(key: log.key).verify(Erased(store), earlier: first)
            try expect(signed.checkpoint.size == 700, "the checkpoint is not over 700 entries")
        }
    }

    private static func remembersClean(_ open: Open) throws {
        for clean in [true, false, true] {
            let store = try open()
            let size = try store.recover(everything: false).size
            try store.append(batch(size..<size + 1), expecting: size)
            try store.close(clean: clean)
            let again = try open()
            let found = try again.recover(everything: false)
            try expect(found.closedCleanly == clean, "clean close \(clean) was not remembered")
            try again.close(clean: false)
        }
    }

    private static func withLog(
        _ open: Open, _ body: (Log, any LogStorage) throws -> Void
    ) throws {
        let store = try open()
        var options = LogOptions()
        options.ownThreads = false
        let key = try SignerKey(generating: "example.org/contract")
        let log = try Log(storage: store, key: key, options: options)
        try body(log, store)
        try log.close()
    }

    private struct Erased: LogReader {
        let base: any LogStorage

        init(_ base: any LogStorage) { self.base = base }

        func checkpoint() throws -> [UInt8]? { try base.checkpoint() }
        func resource(_ path: TilePath) throws -> [UInt8]? { try base.resource(path) }
    }
}
