import Agency

/// Servers and what of them may be used.
extension MandateReader {
    mutating func servers(_ node: SourceNode, _ path: String) -> [ServerName: ServerGrant] {
        var servers: [ServerName: ServerGrant] = [:]
        for member in members(node, path) ?? [] {
            let child = MandatePath.child(path, member.key)
            guard let name = ServerName(member.key) else {
                problem(member.place, child, "not a server's name", MandateCheck.serverNameFix)
                continue
            }
            if let grant = server(member.value, child) { servers[name] = grant }
        }
        return servers
    }

    private mutating func server(_ node: SourceNode, _ path: String) -> ServerGrant? {
        guard let section = section(node, path, MandateKeys.server),
            let transport = transport(section, node.place)
        else { return nil }
        var grant = ServerGrant(transport: transport)
        if let (node, path) = section["tools"] { grant.tools = tools(node, path) }
        if let (node, path) = section["resources"] { grant.resources = texts(node, path) }
        if let (node, path) = section["prompts"] { grant.prompts = texts(node, path) }
        if let (node, path) = section["labels"] { grant.labels = labels(node, path) }
        if case .url = transport {
            refuseCellKeys(section)
            return grant
        }
        if let (node, path) = section["files"] { grant.files = files(node, path) }
        if let (node, path) = section["network"] { grant.network = network(node, path) }
        if let (node, path) = section["environment"] { grant.environment = environment(node, path) }
        if let (node, path) = section["memory"], let bytes = size(node, path) {
            grant.memoryBytes = bytes
        }
        if let (node, path) = section["processes"], let count = count(node, path) {
            grant.processes = count
        }
        return grant
    }

    private mutating func transport(
        _ section: MandateSection, _ place: SourcePlace
    ) -> ServerGrant.Transport? {
        switch (section["command"], section["url"]) {
        case (let command?, nil): return self.command(command.node, command.path)
        case (nil, let url?): return text(url.node, url.path).map { .url($0) }
        default:
            problem(
                place, section.path, "a server is reached by command or by url",
                "write one of `command: [./server]` and `url: https://…`")
            return nil
        }
    }

    /// The program's path counts from the mandate's folder when it has a slash.
    private mutating func command(_ node: SourceNode, _ path: String) -> ServerGrant.Transport? {
        let parts = elements(node, path)
        guard let first = parts.first else {
            if case .list = node.content {
                problem(node.place, path, "an empty command", "write [program, argument, …]")
            }
            return nil
        }
        let rest = parts.dropFirst().compactMap { text($0.node, $0.path, mayBeEmpty: true) }
        return program(first.node, first.path).map { .command([$0] + rest) }
    }

    /// A program's absolute path, or the word by which PATH finds it.
    mutating func program(_ node: SourceNode, _ path: String) -> String? {
        guard let word = text(node, path) else { return nil }
        return word.contains("/") || word.first == "~" ? self.path(node, path) : word
    }

    private mutating func refuseCellKeys(_ section: MandateSection) {
        for key in MandateKeys.serverOfCommand {
            guard let (node, path) = section[key] else { continue }
            problem(
                node.place, path, "a server reached by url has no cell of ours", "remove the key")
        }
    }
}
