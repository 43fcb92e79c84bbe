/// Why the hall cannot open or do something, and how to mend it.
public struct HallError: Error, Sendable, CustomStringConvertible {
    /// One sentence.
    public let description: String

    init(_ description: String) { self.description = description }
}
