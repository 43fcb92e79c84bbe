/// One SQL statement with its parameters.
struct Statement: Sendable {
    /// Under this name the server keeps the plan; nil for what is asked once.
    var name: String?
    var sql: String
    var values: [PostgresValue]

    init(_ sql: String, _ values: [PostgresValue] = [], name: String? = nil) {
        self.sql = sql
        self.values = values
        self.name = name
    }
}
