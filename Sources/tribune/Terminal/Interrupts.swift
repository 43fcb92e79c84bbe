/// Counts a person's Ctrl-C: two within two seconds mean stop, whatever the agent does with them.
struct Interrupts {
    private var last: Int64?
    private var hasStopped = false

    /// Whether the interrupt at a moment, in milliseconds, is the second of a pair.
    mutating func isSecond(at moment: Int64) -> Bool {
        defer { last = moment }
        guard let last else { return false }
        return moment - last <= 2000
    }

    /// Whether this is the first time that a stop is asked for.
    mutating func mayStop() -> Bool {
        defer { hasStopped = true }
        return !hasStopped
    }
}
