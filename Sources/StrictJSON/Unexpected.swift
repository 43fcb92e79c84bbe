/// A text is not the one that a `CanonicalReader` expected. It says nothing about the text being
/// wrong: the general parser decides that.
public struct Unexpected: Error, Sendable, Hashable {
    /// The text is another one.
    public init() {}
}
