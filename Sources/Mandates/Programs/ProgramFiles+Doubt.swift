public import Agency

/// Whose word a path is. A file that an agent may have written can name anything: keys, other
/// people's folders. What it names is granted only where nothing but programs lies.
extension ProgramFiles {
    /// The folders with where they really are.
    static func doubted(_ folders: [String], _ files: HostFiles) -> [String] {
        folders + folders.map(files.real).filter { !folders.contains($0) }
    }

    /// Where an agent under this mandate may write, itself or through its servers.
    public static func writable(_ mandate: Mandate) -> [String] {
        mandate.files.write + mandate.servers.values.flatMap(\.files.write)
    }

    private func isDoubted(_ path: String) -> Bool {
        doubted.contains { PathText.lies(path, in: $0) }
    }

    /// True when a path may be followed and granted that `teller` names: a file, or nil for the
    /// person's own words. Else the person is told.
    mutating func admits(_ path: String, by teller: String?) -> Bool {
        let real = files.real(path)
        guard !files.isPersonal(path), !files.isPersonal(real) else {
            note(
                "\(path) is not shown: credentials and settings lie there; if it is right, add it "
                    + "under files.read")
            return false
        }
        // The path's own links tell as well: one that an agent wrote may lead anywhere.
        let teller = isDoubted(path) ? path : teller
        guard let teller, isDoubted(teller) || isDoubted(files.real(teller)) else { return true }
        // The link itself is not followed yet: what it names is asked about in its turn.
        guard !isDoubted(real), !files.holdsPrograms(real) else { return true }
        note(
            "\(teller) names \(real), which is not shown; if it is right, add it under files.read"
        )
        return false
    }
}
