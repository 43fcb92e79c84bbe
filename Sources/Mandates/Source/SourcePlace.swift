/// A place in a file: line and column from 1, the column in Unicode scalars.
struct SourcePlace: Sendable, Hashable, Comparable {
    var line: Int
    var column: Int

    static func < (left: SourcePlace, right: SourcePlace) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }

    /// The order in which people mend a file: from its top, problems without a place last.
    static func precedes(_ left: MandateProblem, _ right: MandateProblem) -> Bool {
        (left.line ?? .max, left.column ?? .max) < (right.line ?? .max, right.column ?? .max)
    }
}
