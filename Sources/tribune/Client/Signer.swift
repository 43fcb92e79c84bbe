import Agency
import HumanDesk

/// Chooses who signs.
enum Signer {
    /// The key of the named person, or of the only one among `approvers` with a key here.
    static func key(
        as name: PersonName?, among approvers: [PersonName]?, in places: Places
    ) throws -> PersonKey {
        if let name { return try PersonKey(of: name, in: places) }
        let here = PersonKey.people(in: places)
        let fitting = approvers.map { approvers in here.filter(approvers.contains) } ?? here
        if fitting.count == 1, let only = fitting.first {
            return try PersonKey(of: only, in: places)
        }
        let approverNames = approvers.map { list($0, none: "nobody: the mandate names none") }
        let advice =
            fitting.isEmpty
            ? "none of the approvers (\(approverNames ?? "unknown")) has a key here;"
                + " run: tribune person add NAME"
            : "several people have a key here; say who signs: --as \(list(fitting, none: "NAME"))"
        throw ClientFailure(ExitStatus.usage, advice)
    }

    private static func list(_ names: [PersonName], none: String) -> String {
        names.isEmpty ? none : names.map(\.text).joined(separator: " or ")
    }
}
