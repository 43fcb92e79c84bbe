/// Why a mandate cannot be used: every problem that was found, in the order of the file.
public struct MandateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// At least one.
    public var problems: [MandateProblem]

    /// The error with these problems.
    public init(_ problems: [MandateProblem]) { self.problems = problems }

    /// One problem a line.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
