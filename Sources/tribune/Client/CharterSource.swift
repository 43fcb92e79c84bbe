import Agency
import Cedar
import Mandates

/// A charter file on this machine.
struct CharterSource {
    /// What it says.
    var file: CharterFile
    /// SHA-256 of its RFC 8785 text: what stewards sign.
    var digest: Digest

    /// Reads and checks a file. Throws with every problem, each on a line with its place.
    init(_ path: String) throws {
        let whole = Files.absolute(path)
        do {
            file = try CharterFile.load(
                text: try Files.read(whole), folder: Files.folder(of: whole), read: Files.read)
        } catch let error as MandateError {
            let lines = error.problems.map { MandateSource.sentence($0, in: path) }
            throw ClientFailure(ExitStatus.usage, lines.joined(separator: "\n"))
        }
        digest = try Hashed.canonical(file.charter)
        try checkLines(path)
    }

    /// The charter's red lines as Cedar reads them; the daemon demands more of them.
    private func checkLines(_ path: String) throws {
        let lines: PolicySet
        do {
            lines = try PolicySet.parse(file.charter.redLines)
        } catch {
            throw ClientFailure(ExitStatus.usage, Escaped.line("\(path): red_lines: \(error)"))
        }
        guard let permit = lines.policies.first(where: { $0.effect != .forbid }) else { return }
        throw ClientFailure(
            ExitStatus.usage,
            "\(path): red_lines, \(permit.span.start): a red line forbids, it permits nothing")
    }

    /// Warnings as lines.
    func warnings(in path: String) -> [String] {
        file.warnings.map { "warning: " + MandateSource.sentence($0, in: path) }
    }
}
