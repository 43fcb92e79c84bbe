/// How the store uses its server.
public struct PostgresOptions: Sendable {
    /// Milliseconds that one round trip may take; then the connection counts as lost.
    public var patienceMilliseconds = 20_000
    /// Milliseconds that an ownership lasts beyond its last renewal. A daemon that dies is replaced
    /// after at most so long.
    public var leaseMilliseconds = 10_000
    /// Bytes that one shard may take, with the reserve; what the database's disk was sized for.
    public var capacityBytes = 1 << 50
    /// The part of it that only orders may use.
    public var reserveBytes = 1 << 20
    /// Takes a server that does not flush: for tests of a database that is thrown away.
    package var allowsNoFlush = false

    /// The defaults.
    public init() {}
}
