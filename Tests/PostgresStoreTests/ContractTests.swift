import PostgresStore
import Testing
import TransparencyLog

@Suite("The contract of log stores, kept by PostgreSQL")
struct ContractTests {
    @Test("the PostgreSQL store keeps it", arguments: LogStorageContract.rules)
    func keeps(rule: LogStorageContract.Rule) throws {
        let shard = try TestShard.shared()
        try rule.check { try shard.stores().log }
    }
}
