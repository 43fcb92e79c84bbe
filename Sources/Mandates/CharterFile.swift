public import Agency

/// A charter as it was read from its file, with what its authors should know.
public struct CharterFile: Sendable, Hashable {
    /// The charter.
    public var charter: Charter
    /// What is allowed and probably not meant.
    public var warnings: [MandateProblem]

    /// Reads a charter file (Specs/charter.md).
    ///
    /// `folder` is the absolute path of the file's folder: relative paths count from there.
    /// `read` gives the bytes of a file of red lines by its absolute path. Throws every problem
    /// found. Whether the red lines are Cedar is for those to say who know Cedar.
    public static func load(
        text: [UInt8], folder: String, read: (String) throws -> [UInt8]
    ) throws(MandateError) -> CharterFile {
        guard folder.first == "/" else {
            throw SourceText.refusal(1, 1, "the charter's folder is not absolute", "name it whole")
        }
        let root = try SourceText.parse(text)
        var reader = MandateReader(folder: folder)
        let draft = reader.charter(root, read: read)
        guard let draft, reader.problems.isEmpty else {
            throw MandateError(reader.problems.sorted(by: SourcePlace.precedes))
        }
        let verdict = MandateCheck.check(draft)
        let problems = verdict.problems.map(reader.placed).sorted(by: SourcePlace.precedes)
        guard problems.isEmpty else { throw MandateError(problems) }
        let warnings = verdict.warnings.map(reader.placed).sorted(by: SourcePlace.precedes)
        return CharterFile(charter: draft, warnings: warnings)
    }
}
