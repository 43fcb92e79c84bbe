/// How a log runs.
public struct LogOptions: Sendable {
    /// Milliseconds between checkpoints while there are new entries.
    public var publishEveryMilliseconds = 1000
    /// Bytes of entries that may wait for the writer; beyond, `enqueue` throws `queueFull`.
    public var queueBytesMax = 4 << 20
    /// Further bytes that may wait when they are entries with `reserve`.
    public var queueReserveBytes = 1 << 20
    /// `false`: the log starts no threads; the holder calls `commitPending` and `publish`. For
    /// simulation, where every step is chosen from a seed.
    public var ownThreads = true

    /// The defaults.
    public init() {}
}
