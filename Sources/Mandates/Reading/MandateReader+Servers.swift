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

    /// The program's path counts from the mandate's folder when it has a slash; else PATH finds it.
    private mutating func command(_ node: SourceNode, _ path: String) -> ServerGrant.Transport? {
        let parts = elements(node, path)
        guard let program = parts.first else {
            if case .list = node.content {
                problem(node.place, path, "an empty command", "write [program, argument, …]")
            }
            return nil
        }
        let rest = parts.dropFirst().compactMap { text($0.node, $0.path, mayBeEmpty: true) }
        guard let word = text(program.node, program.path) else { return nil }
        guard word.contains("/") || word.first == "~" else { return .command([word] + rest) }
        return self.path(program.node, program.path).map { .command([$0] + rest) }
    }

    private mutating func refuseCellKeys(_ section: MandateSection) {
        for key in MandateKeys.serverOfCommand {
            guard let (node, path) = section[key] else { continue }
            problem(
                node.place, path, "a server reached by url has no cell of ours", "remove the key")
        }
    }

    private mutating func tools(_ node: SourceNode, _ path: String) -> [String: ToolGrant] {
        var tools: [String: ToolGrant] = [:]
        for member in members(node, path) ?? [] {
            tools[member.key] = tool(member.value, MandatePath.child(path, member.key))
        }
        return tools
    }

    private mutating func tool(_ node: SourceNode, _ path: String) -> ToolGrant? {
        if case .text = node.content {
            return effect(node, path).map { ToolGrant(effect: $0) }
        }
        guard let section = section(node, path, MandateKeys.tool) else { return nil }
        guard let (effectNode, effectPath) = section["effect"] else {
            problem(node.place, path, "the effect is missing", Self.effectFix)
            return nil
        }
        guard let effect = effect(effectNode, effectPath) else { return nil }
        var grant = ToolGrant(effect: effect)
        if let (node, path) = section["cost"] { grant.cost = cost(node, path) }
        return grant
    }

    private static let effectFix = "write read, write or irreversible"

    private mutating func effect(_ node: SourceNode, _ path: String) -> EffectClass? {
        guard case .text(let text, _) = node.content else {
            problem(node.place, path, "\(node.kind) where an effect belongs", Self.effectFix)
            return nil
        }
        if let effect = EffectClass(rawValue: text) { return effect }
        let names = EffectClass.allCases.map(\.rawValue)
        let guess = SuggestedName.nearest(to: text, among: names)
        problem(
            node.place, path, "`\(text)` is not an effect of a tool",
            guess.map { "did you mean `\($0)`?" } ?? Self.effectFix)
        return nil
    }

    private mutating func cost(_ node: SourceNode, _ path: String) -> [Quantity: Int64] {
        var cost: [Quantity: Int64] = [:]
        guard let section = section(node, path, MandateKeys.limits) else { return cost }
        for quantity in Quantity.allCases {
            guard let (node, path) = section[quantity.rawValue] else { continue }
            cost[quantity] = amount(node, path, quantity)
        }
        return cost
    }
}
