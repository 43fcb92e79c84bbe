import Testing
import TransparencyLog

@Suite("The contract of log stores")
struct ContractTests {
    @Test("the memory store keeps it", arguments: LogStorageContract.rules)
    func memory(rule: LogStorageContract.Rule) throws {
        let store = MemoryLogStorage()
        try rule.check { store }
    }

    @Test("the file store keeps it", arguments: LogStorageContract.rules)
    func file(rule: LogStorageContract.Rule) throws {
        let folder = try TemporaryFolder()
        try rule.check { try FileLogStorage(folder: folder.path, options: TestLog.sizes) }
    }

    @Test("the kit finds a store without a fence")
    func finds() throws {
        let rule = try #require(LogStorageContract.rules.first { $0.name.contains("fenced") })
        let store = MemoryLogStorage()
        #expect(throws: LogStorageContract.Broken.self) {
            try rule.check { UnfencedStorage(base: store) }
        }
    }
}
