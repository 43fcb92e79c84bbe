/// Why a mandate cannot be put in force.
public struct MandateFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// One sentence: where, what, how to fix.
    public let description: String

    init(_ description: String) { self.description = description }
}
