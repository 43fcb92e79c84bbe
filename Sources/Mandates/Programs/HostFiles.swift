/// What must be known of a host's files to say what a program needs. This room never looks at the
/// disk: the command line answers from it, tests answer from a table.
public struct HostFiles: Sendable {
    /// What a name stands for, without following it.
    public enum Kind: Sendable, Hashable {
        /// A regular file.
        case file
        /// A folder.
        case folder
        /// A symbolic link with its text.
        case link(String)
    }

    /// The kind of an absolute path; nil when nothing is there, or nothing that can be shown.
    public var kind: @Sendable (String) -> Kind?
    /// The beginning of a file, at most 64 KiB; empty when it cannot be read.
    public var head: @Sendable (String) -> [UInt8]
    /// The names in a folder.
    public var names: @Sendable (String) -> [String]
    /// The folders in which the person's shell looks for programs.
    public var search: [String]
    /// The person's home.
    public var home: String
    /// Folders of oversight: no grant may show anything of them.
    public var hidden: [String]

    /// Answers by these closures.
    public init(
        kind: @escaping @Sendable (String) -> Kind?, head: @escaping @Sendable (String) -> [UInt8],
        names: @escaping @Sendable (String) -> [String], search: [String], home: String,
        hidden: [String] = []
    ) {
        self.kind = kind
        self.head = head
        self.names = names
        self.search = search
        self.home = home
        self.hidden = hidden
    }

    /// The kind of what stands at the end of all links; nil at a loop.
    func target(_ path: String) -> Kind? {
        var path = path
        for _ in 0..<40 {
            switch kind(path) {
            case .link(let text):
                guard let next = try? PathText.absolute(text, from: Self.folder(of: path)) else {
                    return nil
                }
                path = next
            case let found: return found
            }
        }
        return nil
    }

    func isFile(_ path: String) -> Bool { target(path) == .file }

    func isFolder(_ path: String) -> Bool { target(path) == .folder }

    func text(_ path: String) -> String { String(decoding: head(path), as: UTF8.self) }

    /// The folder part of an absolute path.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// Every cell shows these, so nothing needs to be granted for them.
    static func isSystem(_ path: String) -> Bool {
        ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"]
            .contains { PathText.lies(path, in: $0) }
    }

    /// Too much for a program: the root, somebody's whole home or what lies above it, and the
    /// folders that everybody shares.
    func isBroad(_ path: String) -> Bool {
        let shared = ["/home", "/root", "/opt", "/srv", "/var", "/tmp", "/mnt", "/media", "/nix"]
        return path == "/" || shared.contains(path) || PathText.lies(home, in: path)
            || path == home + "/.local" || path == home + "/.local/share"
            || path == home + "/.config"
    }

    /// True when a grant of this path would show a folder of oversight.
    public func showsHidden(_ path: String) -> Bool {
        hidden.contains { PathText.lies($0, in: path) || PathText.lies(path, in: $0) }
    }

    /// Where the person's shell finds a program.
    func program(_ name: String) -> String? {
        search.lazy.filter { $0.hasPrefix("/") }
            .map { $0 == "/" ? "/" + name : $0 + "/" + name }.first { isFile($0) }
    }
}
