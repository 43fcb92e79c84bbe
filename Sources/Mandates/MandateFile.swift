public import Agency

/// A mandate as it was read from its file, with what its author should know.
public struct MandateFile: Sendable, Hashable {
    /// The mandate.
    public var mandate: Mandate
    /// What is allowed and probably not meant.
    public var warnings: [MandateProblem]

    /// Reads a mandate file.
    ///
    /// `folder` is the absolute path of the file's folder: relative paths count from there.
    /// `read` gives the bytes of a policy file by its absolute path. Throws every problem found.
    public static func load(
        text: [UInt8], folder: String, read: (String) throws -> [UInt8]
    ) throws(MandateError) -> MandateFile {
        guard folder.first == "/" else {
            throw SourceText.refusal(1, 1, "the mandate's folder is not absolute", "name it whole")
        }
        let root = try SourceText.parse(text)
        var reader = MandateReader(folder: folder)
        let draft = reader.mandate(root, read: read)
        guard let draft, reader.problems.isEmpty else {
            throw MandateError(reader.problems.sorted(by: SourcePlace.precedes))
        }
        let verdict = MandateCheck.check(draft)
        let problems = verdict.problems.map(reader.placed).sorted(by: SourcePlace.precedes)
        guard problems.isEmpty else { throw MandateError(problems) }
        let warnings = (reader.warnings + verdict.warnings.map(reader.placed))
            .sorted(by: SourcePlace.precedes)
        return MandateFile(mandate: draft, warnings: warnings)
    }

    /// The mandate as a YAML file that people can read, and that `load` reads as the same value.
    /// Limits are written in the order that `load` gives them. `remarks` are comments: by the path
    /// of the value they stand beside (`level`, `servers.git.tools.git_log`).
    public static func write(_ mandate: Mandate, remarks: [String: String] = [:]) -> String {
        var writer = MandateWriter()
        writer.remarks = remarks
        writer.write(mandate)
        return writer.text
    }
}
