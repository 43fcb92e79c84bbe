import Mandates

/// A machine's files as a table: text, `->target` for a link, nil for a folder.
struct TableFiles {
    var entries: [String: String?]
    var search = ["/usr/local/bin", "/usr/bin", "/bin"]
    var home = "/home/ada"
    var hidden = ["/home/ada/.local/state/tribune", "/home/ada/.config/tribune"]

    /// Folders above each entry are there too.
    init(_ entries: [String: String?]) {
        var all = entries
        for path in entries.keys {
            var parts = path.split(separator: "/").dropLast()
            while !parts.isEmpty {
                let folder = "/" + parts.joined(separator: "/")
                if all[folder] == nil { all[folder] = .some(nil) }
                parts = parts.dropLast()
            }
        }
        self.entries = all
    }

    var files: HostFiles {
        let entries = entries
        return HostFiles(
            kind: { Self.kind($0, entries, left: 20) },
            head: { Array((Self.entry($0, entries, left: 20) ?? "")?.utf8 ?? "".utf8) },
            names: { folder in
                let folder = Self.real(folder, entries)
                return entries.keys.filter { $0.hasPrefix(folder + "/") }
                    .map { String($0.dropFirst(folder.count + 1)) }
                    .filter { !$0.contains("/") }
            },
            search: search, home: home, hidden: hidden)
    }

    /// The entry at the end of a path; links of folders on the way are followed.
    private static func entry(
        _ path: String, _ entries: [String: String?], left: Int
    ) -> String?? {
        guard left > 0 else { return nil }
        if let found = entries[path] {
            guard let text = found, text.hasPrefix("->") else { return found }
            return entry(String(text.dropFirst(2)), entries, left: left - 1)
        }
        for (link, text) in entries {
            guard let text, text.hasPrefix("->"), path.hasPrefix(link + "/") else { continue }
            let rest = String(path.dropFirst(link.count))
            return entry(String(text.dropFirst(2)) + rest, entries, left: left - 1)
        }
        return nil
    }

    /// A folder's own path when it is reached over a link of a folder above.
    private static func real(_ path: String, _ entries: [String: String?]) -> String {
        for (link, text) in entries {
            guard let text, text.hasPrefix("->"), path.hasPrefix(link + "/") else { continue }
            return String(text.dropFirst(2)) + String(path.dropFirst(link.count))
        }
        return path
    }

    private static func kind(
        _ path: String, _ entries: [String: String?], left: Int
    ) -> HostFiles.Kind? {
        if let found = entries[path] {
            guard let text = found else { return .folder }
            return text.hasPrefix("->") ? .link(String(text.dropFirst(2))) : .file
        }
        guard let found = entry(path, entries, left: left) else { return nil }
        return found == nil ? .folder : .file
    }
}
