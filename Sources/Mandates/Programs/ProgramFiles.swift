/// What a command needs to see inside a cell, besides the system that every cell shows: its
/// program, the interpreter and environment behind it, the script it is given.
///
/// Found by looking, not by running: links are followed one by one, a script's first line names its
/// interpreter, a virtual environment names its base, and words that are files are files. What an
/// agent may have written leads only to places of programs, never to what else a person has.
public struct ProgramFiles: Sendable, Hashable {
    /// A host path with the reason why it is needed.
    public struct Path: Sendable, Hashable {
        /// The absolute path.
        public var path: String
        /// The reason in a few words.
        public var why: String
    }

    /// The command as a cell understands it: its program, and words that name files, absolute.
    public private(set) var command: [String]
    /// What a cell must show, read-only.
    public private(set) var read: [Path] = []
    /// Folders to be looked in first, because a script's first line asks for a program by name.
    public private(set) var search: [String] = []
    /// What could not be found or is not shown, for the person.
    public private(set) var notes: [String] = []

    let files: HostFiles
    /// Folders in which an agent may have written: what stands there is no person's word.
    let doubted: [String]
    private var seen: Set<String> = []

    /// Equal when they say the same, wherever it was found out.
    public static func == (left: ProgramFiles, right: ProgramFiles) -> Bool {
        left.command == right.command && left.read == right.read && left.search == right.search
            && left.notes == right.notes
    }

    /// By the command.
    public func hash(into hasher: inout Hasher) { hasher.combine(command) }

    /// What `command` needs when it is started in `folder`, an absolute path. What stands there
    /// and in `writable`, absolute paths, may be an agent's.
    public init(
        _ command: [String], in folder: String, writable: [String] = [], _ files: HostFiles
    ) {
        self.command = command
        self.files = files
        doubted = Self.doubted([folder] + writable, files)
        guard let word = command.first else { return }
        guard let program = Self.find(word, in: folder, files) else {
            note("\(word) is not found on this machine")
            return
        }
        self.command[0] = program
        fetchers(folder)
        show(self.command[0])
        words(folder)
    }

    /// What an environment that the person has activated needs: `$VIRTUAL_ENV`. What stands in
    /// `writable`, absolute paths, may be an agent's.
    public init(environment: String, writable: [String] = [], _ files: HostFiles) {
        command = []
        self.files = files
        doubted = Self.doubted(writable, files)
        guard files.isFolder(environment) else { return }
        search = [environment + "/bin"]
        show(environment + "/bin/python")
    }

    /// The value of `PATH` inside, when it must differ from the cell's own.
    public var path: String? {
        search.isEmpty
            ? nil : (search + ["/usr/local/bin", "/usr/bin", "/bin"]).joined(separator: ":")
    }

    /// `read` without what these paths show already.
    public func missing(from granted: [String]) -> [Path] {
        read.filter { wanted in !granted.contains { PathText.lies(wanted.path, in: $0) } }
    }

    /// The absolute path of a program: from `folder` when it has a slash, else by the search path.
    public static func find(_ word: String, in folder: String, _ files: HostFiles) -> String? {
        guard word.contains("/") else { return files.program(word) }
        guard let path = try? PathText.absolute(word, from: folder), files.isFile(path) else {
            return nil
        }
        return path
    }

    // MARK: Granting

    mutating func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }

    mutating func replace(_ words: [String]) { command = words }

    /// Grants a path that `teller` names: a file, or nil for the person's own words.
    mutating func grant(_ path: String, _ why: String, by teller: String? = nil) {
        guard !HostFiles.isSystem(path), !read.contains(where: { PathText.lies(path, in: $0.path) })
        else { return }
        let real = files.real(path)
        guard files.target(path) != nil else { return }
        guard !files.showsHidden(path), !files.showsHidden(real) else {
            return note("\(path) is not shown: Tribune's own files, or your keys, lie there")
        }
        guard !files.isBroad(path), !files.isBroad(real) else {
            return note("\(path) is not shown: it holds far more; grant what is needed by hand")
        }
        guard admits(path, by: teller) else { return }
        read.removeAll { PathText.lies($0.path, in: path) }
        read.append(Path(path: path, why: why))
    }

    /// Grants a program with all that starts it: the links on its way, its installation, and the
    /// interpreter that its first line names.
    mutating func show(_ program: String, by teller: String? = nil) {
        var path = program
        var teller = teller
        for _ in 0..<40 {
            guard seen.insert(path).inserted, admits(path, by: teller) else { return }
            installation(of: path, by: teller)
            guard case .link(let text) = files.kind(path),
                let next = try? PathText.absolute(text, from: HostFiles.folder(of: path))
            else { break }
            teller = path
            path = next
        }
        interpreter(of: path)
    }

    private mutating func interpreter(of path: String) {
        let head = files.head(path).prefix(256)
        guard head.starts(with: Array("#!".utf8)) else { return }
        let line = String(decoding: head.prefix { $0 != 0x0A }.dropFirst(2), as: UTF8.self)
        let words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
        guard let first = words.first else { return }
        guard HostFiles.name(of: first) == "env" else { return show(first, by: path) }
        let name = words.dropFirst().first { !$0.hasPrefix("-") && !$0.contains("=") }
        guard let name, !name.contains("/"), let found = files.program(name) else { return }
        let folder = HostFiles.folder(of: found)
        if !HostFiles.isSystem(folder), !search.contains(folder) { search.append(folder) }
        show(found)
    }

    /// What belongs to a file: the whole of an environment or a project, the folder of a script, or
    /// the file alone where its folder holds other people's programs.
    private mutating func installation(of path: String, by teller: String?) {
        guard !HostFiles.isSystem(path) else { return }
        let folder = HostFiles.folder(of: path)
        let prefix = HostFiles.folder(of: folder)
        if HostFiles.name(of: folder) == "bin" {
            if let kind = kind(ofPrefix: prefix), !files.isBroad(prefix) {
                grant(prefix, kind, by: teller)
                if kind == Self.environment { environment(prefix) }
                return
            }
            packages(prefix, by: teller)
            return grant(path, "its program", by: teller)
        }
        if let project = project(of: folder) {
            return grant(project, "its project", by: teller)
        }
        let isShared = files.isBroad(folder) || files.showsHidden(folder)
        grant(
            isShared ? path : folder, isShared ? "its program" : "the folder of its program",
            by: teller)
    }

    private static var environment: String { "its virtual environment" }

    private func kind(ofPrefix prefix: String) -> String? {
        if files.isFile(prefix + "/pyvenv.cfg") { return Self.environment }
        if files.isFolder(prefix + "/conda-meta") { return "its conda environment" }
        if files.isFolder(prefix + "/include/node") || files.isFolder(prefix + "/lib/node_modules")
        {
            return "its Node.js"
        }
        return pythons(prefix).isEmpty ? nil : "its Python"
    }

    private func pythons(_ prefix: String) -> [String] {
        files.names(prefix + "/lib").filter { $0.hasPrefix("python3") }.sorted()
            .map { prefix + "/lib/" + $0 }
    }

    /// What pip puts beside a program in a home: `~/.local/lib/python3.11`.
    private mutating func packages(_ prefix: String, by teller: String?) {
        for folder in pythons(prefix) { grant(folder, "its Python packages", by: teller) }
    }

    /// The base of a virtual environment, and the projects that are installed by reference.
    private mutating func environment(_ prefix: String) {
        for line in files.text(prefix + "/pyvenv.cfg").split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
            guard parts.count == 2, parts[0] == "home", parts[1].hasPrefix("/") else { continue }
            show(parts[1] + "/python3", by: prefix + "/pyvenv.cfg")
        }
        for python in pythons(prefix) {
            let packages = python + "/site-packages"
            for name in files.names(packages).sorted() where name.hasSuffix(".pth") {
                for line in files.text(packages + "/" + name).split(separator: "\n") {
                    let path = String(line)
                    if path.hasPrefix("/"), files.isFolder(path) {
                        grant(
                            path, "installed by reference (\(name))", by: packages + "/" + name)
                    }
                }
            }
        }
    }

    /// The nearest folder above that says it is a project, below anybody's home.
    func project(of folder: String) -> String? {
        var folder = folder
        while !files.isBroad(folder), !files.showsHidden(folder) {
            let marks = ["package.json", "pyproject.toml"]
            if HostFiles.name(of: folder) != "node_modules",
                marks.contains(where: { files.isFile(folder + "/" + $0) }), !isPackage(folder)
            {
                return folder
            }
            folder = HostFiles.folder(of: folder)
        }
        return nil
    }

    /// A package inside `node_modules` needs its neighbours: the project is the one above.
    private func isPackage(_ folder: String) -> Bool { folder.contains("/node_modules/") }
}
