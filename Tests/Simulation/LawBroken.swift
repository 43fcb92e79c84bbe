/// A law of design.md section 4 that did not hold.
public struct LawBroken: Error, Sendable, CustomStringConvertible {
    /// Its number; 0 for what should never happen whatever the laws say.
    public let law: Int
    /// What was seen.
    public let what: String
    /// After which tick.
    public let tick: Int

    /// A law, what was seen, and when.
    init(_ law: Int, _ what: String, tick: Int) {
        self.law = law
        self.what = what
        self.tick = tick
    }

    /// One line.
    public var description: String { "law \(law), tick \(tick): \(what)" }
}
