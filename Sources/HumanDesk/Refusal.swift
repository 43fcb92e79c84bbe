/// Why a person's request was refused: what, and how to mend it.
public struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// A fixed word for programs.
    public let code: String
    /// One sentence for people.
    public let description: String

    /// The refusal `code` with a sentence that names the fix.
    public init(_ code: String, _ description: String) {
        self.code = code
        self.description = description
    }
}
