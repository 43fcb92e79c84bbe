import Agency
import HumanDesk

/// What stays as it is in whatever a mandate makes writable.
extension RunBuilder {
    /// What is made of programs that a person installs in a project's folder.
    private static let installed = [".venv", "venv", "node_modules"]

    /// The protected paths of a cell with this grant: what later runs as the person, what says what
    /// agents may do, and the programs of other servers, which have rights of their own.
    func protected(_ files: FileGrant, but own: ServerGrant? = nil) throws -> [String] {
        let folders = Self.folders(files)
        let rules = try ([request.mandatePath] + request.policyPaths).flatMap { path in
            try names(of: path, in: folders)
        }
        var programs: [String] = []
        for case let server in mandate.servers.values where server != own {
            programs += try self.programs(of: server, in: folders)
        }
        // What is granted by its own name is writable by the person's word.
        programs.removeAll { path in files.write.contains { Self.lies($0, in: [path]) } }
        let named = Set(programs).sorted()
        let outer = named.filter { path in
            !named.contains { $0 != path && Self.lies(path, in: [$0]) }
        }
        return ProtectedNames.paths(in: files.write) + Set(rules).sorted() + outer
    }

    /// What a grant makes writable and is there.
    static func folders(_ files: FileGrant) -> [Folder] {
        files.write.compactMap { folder in
            HostPath.real(folder).map { Folder(inside: folder, real: $0) }
        }
    }

    /// A writable folder.
    struct Folder {
        /// Its path in the cell.
        let inside: String
        /// The host's, without links.
        let real: String

        /// The path in the cell of a place of the host.
        func name(of path: String) -> String { inside + path.dropFirst(real.count) }
    }

    /// The names by which a cell with these folders could change a file of the host.
    func names(of path: String, in folders: [Folder]) throws -> [String] {
        guard let way = HostWay(path) else {
            return Self.lies(path, in: folders.map(\.inside)) ? [path] : []
        }
        if let link = way.link(below: folders.map(\.real)) {
            throw Refusal(
                "through-link",
                "\(path) says what the agent may do and leads over the link \(link), which the "
                    + "agent or a server could replace; put the file itself there")
        }
        return folders.filter { Self.lies(way.real, in: [$0.real]) }
            .map { $0.name(of: way.real) }
    }

    /// The same of a server's program. A link cannot be protected, but its folder can.
    private func programs(of server: ServerGrant, in folders: [Folder]) throws -> [String] {
        guard case .command(let command) = server.transport else { return [] }
        let seen = server.files.read + server.files.write
        let shared = folders.filter { Self.lies($0.inside, in: seen) }.flatMap { folder in
            Self.installed.map { folder.real + "/" + $0 }.filter { HostPath.real($0) == $0 }
        }
        let words = Self.files(in: command, of: server)
        var names: [String] = []
        for path in words + server.files.read + shared {
            guard let way = HostWay(path) else { continue }
            for folder in folders {
                names += try Self.places(on: way, to: path, below: folder.real)
                    .map { folder.name(of: $0) }
            }
        }
        return names
    }

    /// What must stay below a folder so that a way leads where it does now.
    private static func places(
        on way: HostWay, to path: String, below folder: String
    ) throws -> [String] {
        var places = [way.real]
        for link in way.links where lies(link, in: [folder]) {
            let parent = String(link.prefix(upTo: link.lastIndex(of: "/") ?? link.startIndex))
            guard parent != folder else {
                throw Refusal(
                    "through-link",
                    "a server's program \(path) leads over the link \(link), which the agent "
                        + "could replace; name \(way.real) in the mandate")
            }
            places.append(parent)
        }
        return places.filter { $0 != folder && lies($0, in: [folder]) }
    }

    /// The paths that the words of a server's command may name.
    private static func files(in command: [String], of server: ServerGrant) -> [String] {
        let place = server.files.write.first ?? server.files.read.first ?? "/"
        var paths: [String] = []
        for (index, word) in command.enumerated() {
            let value = word.hasPrefix("-") ? word.drop { $0 != "=" }.dropFirst() : word[...]
            let isModule = index > 0 && command[index - 1] == "-m"
            if value.hasPrefix("/") {
                paths.append(String(value))
            } else if isModule, let first = value.split(separator: ".").first {
                paths += [place + "/" + first, place + "/" + first + ".py"]
            } else if value.contains("/") || value.contains(".") {
                paths.append(place + "/" + value)
            } else if index == 0, let search = server.environment.set["PATH"] {
                paths += search.split(separator: ":").map { $0 + "/" + value }
            }
        }
        return paths
    }
}
