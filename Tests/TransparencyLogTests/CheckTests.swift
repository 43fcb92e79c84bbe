import Testing

@testable import TransparencyLog

@Suite("The full check")
struct CheckTests {
    private func check(_ folder: TemporaryFolder) throws -> LogCheck.Report {
        try LogCheck(key: TestLog.key()).run(folder: folder.path)
    }

    @Test("a good log passes, and the check changes nothing")
    func good() throws {
        let folder = try TestLog.make(count: 300)
        let before = try folder.files().map { try folder.read($0) }
        let report = try check(folder)
        #expect(report.entries == 300)
        #expect(report.checkpoint.size == 300)
        #expect(report.tornBytes == 0)
        #expect(try folder.files().map { try folder.read($0) } == before)
    }

    @Test("entries that are durable and not yet published are counted")
    func unpublished() throws {
        let folder = try TemporaryFolder()
        let log = try TestLog.open(folder)
        try TestLog.fill(log, 300)
        try log.publish()
        try TestLog.fill(log, 50)
        let crashed = try folder.copy()
        try log.close()
        let report = try check(crashed)
        #expect(report.checkpoint.size == 300)
        #expect(report.entries == 350)
    }

    @Test("a log in use is not checked")
    func inUse() throws {
        let folder = try TestLog.make(count: 3)
        let log = try TestLog.open(folder)
        #expect(throws: LogError.locked(folder.path + "/.state/lock")) { try check(folder) }
        try log.close()
    }

    @Test(
        "the first bad file is named",
        arguments: [
            "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000",
            "tile/entries/001.p/44",
        ])
    func names(file: String) throws {
        let folder = try TestLog.make(count: 300)
        var bytes = try folder.read(file)
        bytes[bytes.count / 2] ^= 1
        try folder.write(file, bytes)
        #expect(throws: LogError.self) { try check(folder) }
        try folder.remove(file)
        let error = #expect(throws: LogError.self) { try check(folder) }
        #expect(try #require(error) == .missing(file: file))
    }

    @Test("a tile of a wrong length is refused", arguments: [0, 1, 31, 33, 8191])
    func length(count: Int) throws {
        let folder = try TestLog.make(count: 300)
        let bytes = try folder.read("tile/0/000")
        try folder.write("tile/0/000", Array(bytes.prefix(count)))
        #expect(throws: LogError.self) { try check(folder) }
    }

    @Test("a write-ahead log that says something else than the bundles is found")
    func otherEntries() throws {
        let folder = try TestLog.make(count: 3)
        let name = ".state/wal/" + folder.files(".state/wal")[0]
        var bytes = try folder.read(name)
        let file = OpenFile(descriptor: -1, path: name)
        let header = Array(bytes.prefix(Segment.headerBytes))
        let segment = try #require(Segment(header: header, file: file))
        // A forger who can write the file makes a whole frame with another entry.
        var forged = EntryBatch()
        for index in 0..<3 { forged.append(TestLog.entry(index == 1 ? 9 : index)) }
        let frame = Frame.encode(forged, first: 0, salt: segment.salt)
        bytes.replaceSubrange(
            Segment.headerBytes..<Segment.headerBytes + frame.count, with: frame)
        try folder.write(name, bytes)
        let error = #expect(throws: LogError.self) { try check(folder) }
        #expect(try #require(error).description.contains("entry 1 is not the published one"))
        #expect(throws: LogError.self) { try TestLog.open(folder) }
    }

    @Test("an entry that imitates a frame is only an entry")
    func imitation() throws {
        let folder = try TemporaryFolder()
        let log = try TestLog.open(folder)
        var inner = EntryBatch()
        inner.append([1, 2, 3])
        // The attacker does not know the salt.
        let guess = [UInt8](repeating: 0, count: Segment.saltBytes)
        try log.enqueue(Frame.encode(inner, first: 1, salt: guess)) { _ in }
        log.commitPending()
        let crashed = try folder.copy()
        try log.close()
        let name = ".state/wal/" + crashed.files(".state/wal")[0]
        var bytes = try crashed.read(name)
        bytes[Segment.headerBytes] = 0
        try crashed.write(name, bytes)
        let again = try TestLog.open(crashed)
        #expect(again.durableSize == 0)
        #expect(again.recovered.tornBytes > 0)
        try again.close()
    }

    @Test("a reader finds the full tile where a partial one has gone")
    func fallsBack() throws {
        let folder = try TestLog.make(count: 10)
        let old = try TestLog.verify(folder)
        let log = try TestLog.open(folder)
        try TestLog.fill(log, 500)
        try log.close()
        let reader = FolderReader(folder: folder.path)
        let proof = try LogProof(index: 4, checkpoint: old, reader: reader)
        #expect(try proof.verify(key: TestLog.key()).entry == TestLog.entry(4))
        #expect(try proof.verify(key: TestLog.key()).checkpoint == old)
    }

    @Test(
        "every error says what, where and how to go on",
        arguments: [
            (LogError.tooLarge(bytes: 70_000, limit: 65_535), "70000"),
            (.damaged(file: "f", offset: 3, why: "w"), "f: byte 3: w"),
            (.io(call: "pwrite", path: "p", code: 28), "p: pwrite failed: No space left on device"),
            (.fenced(expected: 3, actual: 4), "expected index 3"),
            (.noSpace, "free disk space"),
            (.locked("l"), "another process"),
        ])
    func texts(error: LogError, part: String) {
        #expect(error.description.contains(part))
    }
}
