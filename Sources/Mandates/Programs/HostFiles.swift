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
            || path == home + "/.config" || Self.folder(of: path) == "/home"
    }

    /// True when a grant of this path would show a folder of oversight.
    public func showsHidden(_ path: String) -> Bool {
        hidden.contains { PathText.lies($0, in: path) || PathText.lies(path, in: $0) }
    }

    /// Where a path really leads: every link on its way followed. The path itself at a loop.
    func real(_ path: String) -> String {
        var waiting = Array(path.split(separator: "/").map(String.init).reversed())
        var real: [String] = []
        var links = 0
        while let part = waiting.popLast() {
            guard part != ".." else {
                _ = real.popLast()
                continue
            }
            let here = "/" + (real + [part]).joined(separator: "/")
            guard part != ".", case .link(let text) = kind(here) else {
                if part != "." { real.append(part) }
                continue
            }
            links += 1
            guard links <= 40 else { return path }
            if text.hasPrefix("/") { real = [] }
            waiting += text.split(separator: "/").map(String.init).reversed()
        }
        return "/" + real.joined(separator: "/")
    }

    /// The parts of a path below somebody's home; nil when it lies in none.
    private func below(home path: String) -> [Substring]? {
        if home != "/", PathText.lies(path, in: home) {
            return path.dropFirst(home.count).split(separator: "/")
        }
        let parts = path.split(separator: "/")
        if parts.first == "root" { return Array(parts.dropFirst()) }
        return parts.count > 1 && parts[0] == "home" ? Array(parts.dropFirst(2)) : nil
    }

    /// Where people keep credentials and settings: never granted without a person's line. In a
    /// home that is every folder with a dot but for those of programs.
    func isPersonal(_ path: String) -> Bool {
        let credentials: Set<Substring> = [
            ".ssh", ".aws", ".gnupg", ".kube", ".docker", ".netrc", ".azure", ".gcloud",
            ".password-store", ".git-credentials", "keyrings",
        ]
        guard credentials.isDisjoint(with: path.split(separator: "/")) else { return true }
        guard let rest = below(home: path), rest.first?.hasPrefix(".") == true else { return false }
        let programs = [
            ".local/share/uv", ".local/share/pipx", ".local/pipx", ".local/bin", ".local/lib",
            ".pyenv", ".nvm", ".cargo", ".rustup", ".asdf", ".mise", ".volta", ".bun", ".deno",
        ]
        let text = rest.joined(separator: "/")
        return !programs.contains { text.hasPrefix($0 + "/") }
    }

    /// A place in which only programs lie, so that it harms nobody who is led there: the system,
    /// an installation in /opt, and what uv, pyenv and nvm keep below a home.
    func holdsPrograms(_ path: String) -> Bool {
        if Self.isSystem(path) { return true }
        let parts = path.split(separator: "/")
        if parts.first == "opt", parts.count > 1 {
            return parts.contains("bin") || isFolder(path + "/bin")
        }
        guard let text = below(home: path)?.joined(separator: "/") else { return false }
        return [
            ".local/share/uv/python/", ".local/share/uv/tools/", ".pyenv/versions/",
            ".nvm/versions/",
        ].contains { text.hasPrefix($0) }
    }

    /// Where the person's shell finds a program.
    func program(_ name: String) -> String? {
        search.lazy.filter { $0.hasPrefix("/") }
            .map { $0 == "/" ? "/" + name : $0 + "/" + name }.first { isFile($0) }
    }
}
