import Agency

/// Servers, their tools, and how they are reached.
extension MandateCheck {
    static let serverNameFix =
        "use 1 to 64 of letters, digits and . _ -, a letter or digit first, no `___`, no `_` last"

    mutating func server(_ name: ServerName, _ server: ServerGrant, _ path: String) {
        // Policies name a tool `<server>___<tool>` and doors a path `/mcp/<server>`.
        let isPlain = name.text.utf8.count <= 64 && !name.text.contains { "/:".contains($0) }
        if !isPlain || name.text.contains("___") || name.text.last == "_" {
            problem(path, "not a server's name", Self.serverNameFix)
        }
        switch server.transport {
        case .command(let command): self.command(command, MandatePath.child(path, "command"))
        case .url(let url): self.url(url, server, path)
        }
        grants(server, path)
        if server.memoryBytes <= 0 {
            problem(MandatePath.child(path, "memory"), "not above zero", "write 1GiB")
        }
        if server.processes <= 0 {
            problem(MandatePath.child(path, "processes"), "not above zero", "write 64")
        }
        files(server.files, MandatePath.child(path, "files"))
        network(server.network, MandatePath.child(path, "network"))
        environment(server.environment, MandatePath.child(path, "environment"))
    }

    /// A server whose program lies loose in what the agent writes: the cell keeps the program's own
    /// file as it is, not what the program may load from beside it.
    mutating func programs(_ mandate: Mandate) {
        for (name, server) in mandate.servers.sorted(by: { $0.key < $1.key }) {
            guard case .command(let command) = server.transport else { continue }
            let seen = server.files.read + server.files.write
            let shared = mandate.files.write.first { folder in
                seen.contains { PathText.lies(folder, in: $0) }
                    && command.contains { $0 != folder && PathText.lies($0, in: folder) }
            }
            guard let shared else { continue }
            warn(
                MandatePath.child(MandatePath.child("servers", name.text), "files"),
                "the agent writes to \(shared), from which this server runs its program: what the "
                    + "program loads there may be the agent's, with this server's rights",
                "let the agent write to a folder without programs")
        }
    }

    private mutating func command(_ command: [String], _ path: String) {
        guard let program = command.first, !program.isEmpty else {
            return problem(path, "an empty command", "write [program, argument, …]")
        }
        if program.contains("/"), program.first != "/" {
            problem(path, "a relative program", "write an absolute path")
        }
        if command.contains(where: { $0.utf8.contains(0) }) {
            problem(path, "a word with a NUL", "remove it")
        }
    }

    private mutating func url(_ url: String, _ server: ServerGrant, _ path: String) {
        let place = MandatePath.child(path, "url")
        if let (what, fix) = URLText.fault(url) { problem(place, what, fix) }
        let bare = ServerGrant(transport: server.transport)
        let isBare =
            server.files == bare.files && server.network == bare.network
            && server.environment == bare.environment
            && server.memoryBytes == bare.memoryBytes && server.processes == bare.processes
        if !isBare {
            problem(
                path, "a server reached by url has no cell of ours", "remove files and the like")
        }
    }

    private mutating func grants(_ server: ServerGrant, _ path: String) {
        let tools = MandatePath.child(path, "tools")
        labels(server.labels, MandatePath.child(path, "labels"))
        for (tool, grant) in server.tools.sorted(by: { $0.key < $1.key }) {
            self.tool(tool, MandatePath.child(tools, tool))
            self.grant(grant, of: server, MandatePath.child(tools, tool))
        }
        pattern(server.resources, MandatePath.child(path, "resources"))
        pattern(server.prompts, MandatePath.child(path, "prompts"))
        if server.tools.isEmpty, server.resources.isEmpty, server.prompts.isEmpty {
            warn(
                tools, "nothing of this server may be used",
                "name its tools; `tribune run --observe` shows which are used")
        }
    }

    private mutating func tool(_ tool: String, _ path: String) {
        if tool.contains("*") {
            problem(path, "a tool is named exactly", "name each tool, without `*`")
        } else if !(1...128).contains(tool.utf8.count)
            || !tool.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
        {
            // Beyond ASCII two names may look alike, or count as one to one program and as two to
            // another (Unicode Standard Annex 15).
            problem(
                path, "not a tool's name", "write 1 to 128 of the visible characters of ASCII")
        }
    }

    mutating func pattern(_ patterns: [String], _ path: String) {
        unique(patterns, path)
        for (index, text) in patterns.enumerated()
        where text.isEmpty || text.utf8.contains(where: { $0 < 0x20 }) {
            problem(
                MandatePath.element(path, index), "empty or with a control character", "mend it")
        }
    }
}
