import StrictJSON

/// The words after the program.
extension ProgramFiles {
    /// Words that name files: made absolute, because a cell has a folder of its own, and granted.
    mutating func words(_ folder: String) {
        var words = command
        var isScript = Self.isInterpreter(HostFiles.name(of: words.first ?? ""))
        var index = 1
        while index < words.count {
            let word = words[index]
            if word == "-m" || word == "-c" || word == "-e" {
                if word == "-m", index + 1 < words.count {
                    module(words[index + 1], in: folder)
                }
                isScript = false
                index += 2
                continue
            }
            if let path = Self.path(word, in: folder, files) {
                words[index] = path
                if isScript { script(path) } else { grant(path, "named in its command") }
                isScript = false
            } else if let (option, path) = Self.option(word, files) {
                words[index] = option + path
                grant(path, "named in its command")
            }
            index += 1
        }
        replace(words)
    }

    private mutating func script(_ path: String) {
        let folder = HostFiles.folder(of: path)
        if let project = project(of: folder) { return grant(project, "its project") }
        let isShared = files.isBroad(folder) || files.showsHidden(folder)
        grant(isShared ? path : folder, isShared ? "its script" : "the folder of its script")
    }

    /// `-m server` of a module that lies in the working folder.
    private mutating func module(_ name: String, in folder: String) {
        let first = name.split(separator: ".").first.map(String.init) ?? name
        let path = folder + "/" + first
        if files.isFile(path + ".py") || files.isFolder(path) { grant(folder, "its module") }
    }

    private static func isInterpreter(_ name: String) -> Bool {
        ["python", "node", "bun", "deno", "ruby", "perl", "sh", "bash", "tsx", "php", "java"]
            .contains { name.hasPrefix($0) }
    }

    /// The absolute path of a word that names something: with a slash or an ending, not an option.
    private static func path(
        _ word: String, in folder: String, _ files: HostFiles
    ) -> String? {
        guard !word.hasPrefix("-"), word.contains("/") || word.contains("."),
            !word.contains("://"), let path = try? PathText.absolute(word, from: folder),
            files.target(path) != nil
        else { return nil }
        return path
    }

    /// `--file=/a/path`.
    private static func option(_ word: String, _ files: HostFiles) -> (String, String)? {
        guard word.hasPrefix("-"), let equals = word.firstIndex(of: "=") else { return nil }
        let path = String(word[word.index(after: equals)...])
        guard path.hasPrefix("/"), files.target(path) != nil else { return nil }
        return (String(word[...equals]), path)
    }

    // MARK: Programs that fetch programs

    /// `uvx NAME` and `npx NAME` fetch from the network, which no cell has: what is installed
    /// already takes their place, else the person is told how to install it.
    mutating func fetchers(_ folder: String) {
        var rest = Array(command.dropFirst())
        switch HostFiles.name(of: command[0]) {
        case "uvx": break
        case "uv" where rest.starts(with: ["tool", "run"]): rest.removeFirst(2)
        case "npx": return npx(rest, folder)
        default: return
        }
        var package: String?
        while let word = rest.first, word.hasPrefix("-") {
            rest.removeFirst()
            guard ["--from", "--with", "--python", "-p"].contains(word), let value = rest.first
            else { continue }
            if word == "--from" { package = value }
            rest.removeFirst()
        }
        guard let word = rest.first else { return }
        let name = Self.unversioned(word)
        let tools = files.home + "/.local/share/uv/tools/"
        let own = [package, name].compactMap(\.self).map { tools + Self.unversioned($0) }
        let places = own.map { $0 + "/bin/" + name }
        guard let program = places.first(where: files.isFile) ?? files.program(name) else {
            return note(
                "\(command[0]) fetches \(name) from the network, which no cell has; run: "
                    + "uv tool install \(package ?? name)")
        }
        replace([program] + rest.dropFirst())
    }

    private mutating func npx(_ words: [String], _ folder: String) {
        let rest = words.drop { $0.hasPrefix("-") }
        guard let word = rest.first else { return }
        let name = Self.unversioned(word)
        let prefix = HostFiles.folder(of: HostFiles.folder(of: command[0]))
        let places = [folder + "/node_modules/", prefix + "/lib/node_modules/"]
        for place in places {
            guard let script = Self.script(of: place + name, name, files),
                let node = files.program("node")
            else { continue }
            return replace([node, script] + rest.dropFirst())
        }
        note(
            "\(command[0]) fetches \(name) from the network, which no cell has; run: "
                + "npm install \(name)")
    }

    /// The script that `package.json` names in `bin`.
    private static func script(
        of package: String, _ name: String, _ files: HostFiles
    ) -> String? {
        guard let value = try? JSONValue.parse(files.head(package + "/package.json")) else {
            return nil
        }
        let bin = value["bin"]
        let last = HostFiles.name(of: name)
        let first = bin?.asObject?.members.first?.value.asString
        let text = bin?.asString ?? bin?[last]?.asString ?? first
        guard let text, let path = try? PathText.absolute(text, from: package),
            PathText.lies(path, in: package)
        else { return nil }
        return files.isFile(path) ? path : nil
    }

    /// `@scope/name@1.2` and `name==1.2` without their version.
    private static func unversioned(_ word: String) -> String {
        let name = word.firstRange(of: "==").map { String(word[..<$0.lowerBound]) } ?? word
        guard let at = name.lastIndex(of: "@"), at > name.startIndex else { return name }
        return String(name[..<at])
    }
}
