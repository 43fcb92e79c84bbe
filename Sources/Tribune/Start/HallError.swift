/// Why the hall cannot open or do something, and how to mend it.
public struct HallError: Error, Sendable, CustomStringConvertible {
    /// One sentence.
    public let description: String

    init(_ description: String) { self.description = description }

    /// The entry at an index is not one, or none of this version.
    static func unreadable(_ index: Int, _ why: any Error) -> HallError {
        HallError("entry \(index) of the log cannot be read: \(why)")
    }
}
