import Agency

/// A mandate as YAML, two spaces a level, what has its default left out.
struct MandateWriter {
    private(set) var text = ""
    /// What is said beside a line, by the path of its value.
    var remarks: [String: String] = [:]

    mutating func write(_ mandate: Mandate) {
        let smallest = Mandate(agent: mandate.agent, purpose: "", level: mandate.level)
        line(0, "version: \(mandate.version)")
        line(0, "agent: \(YAMLScalar.write(mandate.agent.text))")
        value(0, "purpose", mandate.purpose)
        release(mandate.release)
        line(0, "level: \(mandate.level.name)", at: "level")
        list(0, "approvers", mandate.approvers.map(\.text))
        if mandate.askTimeout != smallest.askTimeout {
            line(0, "ask_timeout: \(Self.duration(mandate.askTimeout))")
        }
        if mandate.leasePeriod != smallest.leasePeriod {
            line(0, "lease: \(Self.duration(mandate.leasePeriod))")
        }
        if let currency = mandate.currency { line(0, "currency: \(YAMLScalar.write(currency))") }
        limits(mandate.limits)
        servers(mandate.servers)
        if !mandate.policies.isEmpty { value(0, "policies", mandate.policies) }
        files(0, mandate.files)
        network(0, mandate.network)
        environment(0, mandate.environment)
        watch(mandate.watch)
        list(0, "accept_weaknesses", mandate.acceptedWeaknesses)
        spawn(mandate.spawn)
        autonomy(mandate.autonomy)
        if let needs = mandate.needs { line(0, "needs: \(Self.flow(needs, PowerText.write))") }
    }

    // MARK: Lines

    mutating func line(_ depth: Int, _ content: String, at path: String = "") {
        let remark = remarks[path].map { "  # " + PlainLine.of($0) } ?? ""
        text += String(repeating: "  ", count: depth) + content + remark + "\n"
    }

    /// A text, as an indented block when it has lines.
    private mutating func value(_ depth: Int, _ key: String, _ content: String) {
        guard let header = Self.blockHeader(content) else {
            return line(depth, "\(key): \(YAMLScalar.writeValue(content))")
        }
        line(depth, "\(key): \(header)")
        let kept = content.hasSuffix("\n") ? String(content.dropLast()) : content
        for part in kept.split(separator: "\n", omittingEmptySubsequences: false) {
            if part.isEmpty { text += "\n" } else { line(depth + 1, String(part)) }
        }
    }

    /// `|` or `|-` for a text of several lines that a block holds exactly, else nil.
    private static func blockHeader(_ text: String) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 1, let first = lines.first, !first.isEmpty, first.first != " ",
            !text.hasSuffix("\n\n"), text.utf8.allSatisfy({ $0 == 0x0A || 0x20..<0x7F ~= $0 }),
            lines.allSatisfy({ $0.isEmpty || !$0.allSatisfy { $0 == " " } })
        else { return nil }
        return text.hasSuffix("\n") ? "|" : "|-"
    }

    mutating func list(_ depth: Int, _ key: String, _ elements: [String]) {
        if !elements.isEmpty { line(depth, "\(key): \(Self.flow(elements))") }
    }

    static func flow(_ elements: [String]) -> String {
        "[" + elements.map(YAMLScalar.write).joined(separator: ", ") + "]"
    }

    private static func duration(_ span: Instant.Span) -> String {
        UnitText.write(span.nanoseconds, UnitText.time)
    }

    // MARK: Sections

    private mutating func release(_ release: Mandate.Release) {
        guard release != Mandate.Release() else { return }
        line(0, "release:")
        if let model = release.model { value(1, "model", model) }
        if let prompt = release.systemPrompt {
            line(1, "system_prompt: \(YAMLScalar.quoted(prompt.hex))")
        }
    }

    private mutating func limits(_ limits: [Limit]) {
        guard !limits.isEmpty else { return }
        line(0, "limits:")
        var written: Set<Quantity> = []
        for limit in limits where written.insert(limit.quantity).inserted {
            let periods = limits.filter { $0.quantity == limit.quantity }.map {
                "\(PeriodText.write($0.period)): \(Self.amount($0.max, $0.quantity))"
            }
            line(1, "\(limit.quantity.rawValue): {\(periods.joined(separator: ", "))}")
        }
    }

    static func amount(_ value: Int64, _ quantity: Quantity) -> String {
        switch quantity.unit {
        case .money: "\"\(MoneyText.write(value))\""
        case .time: UnitText.write(value, UnitText.time)
        case .bytes: UnitText.write(value, UnitText.size)
        case .count: String(value)
        }
    }

    private mutating func servers(_ servers: [ServerName: ServerGrant]) {
        guard !servers.isEmpty else { return }
        line(0, "servers:")
        for (name, server) in servers.sorted(by: { $0.key < $1.key }) {
            line(1, "\(YAMLScalar.write(name.text)):")
            self.server(server, MandatePath.child("servers", name.text))
        }
    }

    private mutating func server(_ server: ServerGrant, _ path: String) {
        switch server.transport {
        case .command(let command): line(2, "command: \(Self.flow(command))")
        case .url(let url): line(2, "url: \(YAMLScalar.write(url))")
        }
        tools(server.tools, MandatePath.child(path, "tools"))
        list(2, "resources", server.resources)
        list(2, "prompts", server.prompts)
        list(2, "labels", (server.labels ?? []).map(\.text))
        files(2, server.files)
        network(2, server.network)
        environment(2, server.environment)
        let bare = ServerGrant(transport: server.transport)
        if server.memoryBytes != bare.memoryBytes {
            line(2, "memory: \(UnitText.write(server.memoryBytes, UnitText.size))")
        }
        if server.processes != bare.processes { line(2, "processes: \(server.processes)") }
    }

    private mutating func tools(_ tools: [String: ToolGrant], _ path: String) {
        guard !tools.isEmpty else { return line(2, "tools: {}") }
        line(2, "tools:")
        for (name, grant) in tools.sorted(by: { $0.key < $1.key }) {
            let value = Self.tool(grant)
            line(3, "\(YAMLScalar.write(name)): \(value)", at: MandatePath.child(path, name))
        }
    }

    private mutating func files(_ depth: Int, _ files: FileGrant) {
        guard files != FileGrant() else { return }
        line(depth, "files:")
        list(depth + 1, "read", files.read)
        list(depth + 1, "write", files.write)
        list(depth + 1, "execute", files.execute)
    }

    private mutating func network(_ depth: Int, _ network: NetworkGrant?) {
        guard let ports = network?.listen, !ports.isEmpty else { return }
        let numbers = ports.map(String.init).joined(separator: ", ")
        line(depth, "network: {listen: [\(numbers)]}")
    }

    private mutating func environment(_ depth: Int, _ environment: EnvironmentGrant) {
        guard environment != EnvironmentGrant() else { return }
        line(depth, "environment:")
        list(depth + 1, "pass", environment.pass)
        guard !environment.set.isEmpty else { return }
        line(depth + 1, "set:")
        for (name, text) in environment.set.sorted(by: { $0.key < $1.key }) {
            line(depth + 2, "\(YAMLScalar.write(name)): \(YAMLScalar.quoted(text))")
        }
    }

    private mutating func watch(_ watch: WatchSettings) {
        let usual = WatchSettings()
        guard watch != usual else { return }
        line(0, "watch:")
        if watch.deniedCount != usual.deniedCount || watch.deniedWithin != usual.deniedWithin {
            let within = Self.duration(watch.deniedWithin)
            line(1, "denied: {count: \(watch.deniedCount), within: \(within)}")
        }
        if watch.nearlySpentPermille != usual.nearlySpentPermille {
            let micros = Int64(watch.nearlySpentPermille) * 100_000
            line(1, "nearly_spent: \(MoneyText.write(micros))%")
        }
    }
}
