/// What worlds did, and how often each law was looked at.
public struct Tally: Sendable {
    /// What was done, by name.
    public var done: [String: Int] = [:]
    /// Looks at each law.
    public var looks: [Int: Int] = [:]
    /// Things that were done.
    public var ticks = 0
    /// Entries that the stores took.
    public var entries = 0

    /// Nothing yet.
    public init() {}

    mutating func look(_ law: Int) { looks[law, default: 0] += 1 }

    mutating func did(_ what: String) { done[what, default: 0] += 1 }

    /// Both together.
    public mutating func add(_ other: Tally) {
        done.merge(other.done, uniquingKeysWith: +)
        looks.merge(other.looks, uniquingKeysWith: +)
        ticks += other.ticks
        entries += other.entries
    }
}
