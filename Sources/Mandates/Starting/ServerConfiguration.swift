import Agency
import StrictJSON

/// One server of an `.mcp.json`, the file that MCP clients share:
/// `{"mcpServers": {name: {"command", "args", "env"} or {"url"}}}`.
struct ServerConfiguration {
    /// Its section of a mandate, two spaces deep.
    var yaml: String
    /// What was not taken over.
    var notes: [String]

    /// The servers of a file in its order. `place` is where their programs are looked for; nil
    /// takes the commands as they are and grants no files.
    static func read(
        _ bytes: [UInt8], _ place: StartingPlace?
    ) throws(MandateError) -> [ServerConfiguration] {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue.parse(
                bytes,
                limits: JSONLimits(bytesMax: Mandates.bytesMax, depthMax: 16, nodesMax: 20_000))
        } catch {
            throw MandateError([
                MandateProblem(
                    line: error.line, column: error.column, path: ".mcp.json",
                    what: error.description, fix: "mend the file")
            ])
        }
        guard let servers = value["mcpServers"]?.asObject else {
            throw MandateError([
                MandateProblem(
                    path: ".mcp.json", what: "no object `mcpServers`",
                    fix: "write {\"mcpServers\": {…}}")
            ])
        }
        return zip(servers, names(servers)).map { member, short in
            ServerConfiguration(member.key, as: short, member.value, place)
        }
    }

    /// The names that a mandate has for the servers of a file, in its order.
    static func names(_ servers: JSONObject) -> [String] {
        var taken: Set<String> = []
        return servers.map { member in
            var short = name(member.key)
            while !taken.insert(short).inserted { short += "2" }
            return short
        }
    }

    private init(
        _ name: String, as short: String, _ value: JSONValue, _ place: StartingPlace?
    ) {
        (yaml, notes) = ("", [])
        if short != name { note(name, "is called \(short): \(MandateCheck.serverNameFix)") }
        line(1, "\(YAMLScalar.write(short)):")
        if let command = value["command"]?.asString, !command.isEmpty {
            self.command(command, value, name, place)
        } else if let url = value["url"]?.asString, URLText.fault(url) == nil {
            self.url(url, value, name)
        } else {
            yaml = ""
            note(name, "left out: it has neither a command nor a url that a mandate may name")
            return
        }
        line(2, "tools: {}  # name each: {git_log: read, git_commit: write}")
    }

    private mutating func command(
        _ command: String, _ value: JSONValue, _ name: String, _ place: StartingPlace?
    ) {
        let arguments = (value["args"]?.asArray ?? []).compactMap(\.asString)
        let folder = value["cwd"]?.asString
        guard let place else {
            words([command] + arguments)
            if folder != nil { note(name, "cwd is left out: a cell has its own folder") }
            return environment(value["env"]?.asObject ?? JSONObject(), name, nil)
        }
        let base = folder.flatMap { try? PathText.absolute($0, from: place.folder) }
        let program = ProgramFiles(
            [command] + arguments, in: base ?? place.folder, writable: [place.folder],
            place.files)
        words(program.command)
        for text in program.notes { note(name, text) }
        files(program.read, first: base, place, name)
        environment(value["env"]?.asObject ?? JSONObject(), name, program.path)
    }

    private mutating func words(_ command: [String]) {
        let words = command.map(YAMLScalar.write).joined(separator: ", ")
        line(2, "command: [\(words)]")
    }

    /// The first path is the folder in which the server starts.
    private mutating func files(
        _ paths: [ProgramFiles.Path], first folder: String?, _ place: StartingPlace, _ name: String
    ) {
        var paths = paths
        if let folder, place.files.isBroad(folder) || place.files.showsHidden(folder) {
            note(name, "its cwd \(folder) is not shown: it holds far more")
        } else if let folder {
            paths.removeAll { $0.path == folder }
            paths.insert(ProgramFiles.Path(path: folder, why: "its working folder"), at: 0)
        }
        guard !paths.isEmpty else { return }
        line(2, "files:")
        line(3, "read:  # what its program needs; add what it is to work on")
        for path in paths {
            line(4, "- \(YAMLScalar.write(path.path))  # \(PlainLine.of(path.why))")
        }
    }

    private mutating func url(_ url: String, _ value: JSONValue, _ name: String) {
        line(2, "url: \(YAMLScalar.write(url))")
        if value["type"]?.asString == "sse" {
            note(name, "speaks the old SSE transport; Tribune needs streamable HTTP")
        }
        if value["headers"] != nil {
            note(name, "headers are left out: a mandate holds no credentials")
        }
    }

    /// Fixed values are copied; secrets and `${NAME}` become names that are passed.
    private mutating func environment(
        _ variables: JSONObject, _ server: String, _ path: String?
    ) {
        var pass: [String] = []
        var set: [String] = []
        if let path, variables["PATH"] == nil { set.append("PATH: \(YAMLScalar.quoted(path))") }
        for variable in variables {
            guard let text = variable.value.asString, !variable.key.isEmpty else { continue }
            if text.contains("$") || SecretName.isLikely(variable.key) {
                pass.append(YAMLScalar.write(variable.key))
                note(server, "\(variable.key) is passed from your environment, not written down")
            } else {
                set.append("\(YAMLScalar.write(variable.key)): \(YAMLScalar.quoted(text))")
            }
        }
        guard !pass.isEmpty || !set.isEmpty else { return }
        line(2, "environment:")
        if !pass.isEmpty { line(3, "pass: [\(pass.joined(separator: ", "))]") }
        if !set.isEmpty { line(3, "set: {\(set.joined(separator: ", "))}") }
    }

    private mutating func line(_ depth: Int, _ text: String) {
        yaml += String(repeating: "  ", count: depth) + text + "\n"
    }

    private mutating func note(_ server: String, _ text: String) {
        notes.append("\(server): \(text)")
    }

    /// The name with what a mandate does not allow replaced.
    private static func name(_ text: String) -> String {
        var name = String(
            text.unicodeScalars.prefix(64).map { scalar -> Character in
                let isPlain =
                    scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar)
                return isPlain || "._-".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
            })
        name = String(name.drop { "._-".contains($0) })
        while let run = name.firstRange(of: "___") { name.replaceSubrange(run, with: "-") }
        while name.last == "_" { name.removeLast() }
        return name.isEmpty ? "server" : name
    }
}
