import Agency
import TestKit

/// Mandates of every shape that the checks allow, from a seed.
struct RandomMandate {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// Texts that a careless writer would spoil.
    private static let texts = [
        "plain words", "no", "12", "1:30", "~x", "a: b", "a #b", "#c", "- d", "[e]", "{f: g}", "&h",
        "*i", "!j", "|", ">", "%k", "@l", "`m`", "\"n\"", "'o'", "p\\q", "r\ts", " t", "u ", "v\nw",
        "x\n", "\ny", "z\n\n", "a\n  b\n c\n", "\n\n", "é à — ☃ 𝄞", "\u{1}", "\u{2028}",
        "x\u{FEFF}",
        "a:", "?", "-", "---", "...", "null", "", "2026-01-01", "0x10", "<<", "=", "a\r\nb",
        "\u{85}",
        "end \\", "  ", "tab\tinside\nlines", "trailing \nspace", "a,b", "]", "}", ":x", "x:y",
        "é\nb",
    ]

    private mutating func text() -> String { random.pick(Self.texts) }

    /// Text that is not blank.
    private mutating func purpose() -> String { "p" + text() }

    private mutating func name<Kind>(_ type: Identifier<Kind>.Type) -> [Identifier<Kind>] {
        ["a", "12", "no", "x.y", "on", "L2", "a-b", "1e3", "null"].compactMap { type.init($0) }
    }

    private mutating func amount(_ most: UInt64 = .max) -> Int64 {
        let shift = random.next() % 63
        let value = (random.next() >> (shift + 1)) % most
        return Int64(max(1, value & UInt64(Int64.max)))
    }

    private mutating func span(least: Int64 = 1) -> Instant.Span {
        Instant.Span(nanoseconds: max(least, amount()))
    }

    mutating func next() -> Mandate? {
        guard let agent = name(AgentName.self).first else { return nil }
        var mandate = Mandate(
            agent: random.pick(name(AgentName.self) + [agent]), purpose: purpose(),
            level: random.pick(AutonomyLevel.allCases))
        mandate.release.model = random.pick([nil, "m" + text()])
        mandate.release.systemPrompt = random.pick(
            [nil, Digest(bytes: (0..<32).map { _ in UInt8(truncatingIfNeeded: random.next()) })])
        mandate.approvers = random.some(name(PersonName.self))
        mandate.askTimeout = span()
        mandate.leasePeriod = span(least: 1_000_000_000)
        mandate.currency = "EUR"
        mandate.limits = limits()
        for server in name(ServerName.self) where random.next() % 3 == 0 {
            mandate.servers[server] = grant()
        }
        mandate.policies = text()
        mandate.files = files()
        mandate.network = network()
        mandate.environment = environment()
        mandate.watch = WatchSettings(
            deniedCount: Int(random.next() % 1000) + 1, deniedWithin: span(least: 1_000_000_000),
            nearlySpentPermille: Int(random.next() % 1000) + 1)
        mandate.acceptedWeaknesses = ["w" + text()]
        if random.next() % 2 == 0 { mandate.spawn = spawn() }
        if random.next() % 2 == 0 { mandate.autonomy = autonomy(mandate.approvers) }
        if random.next() % 2 == 0 { mandate.needs = needs() }
        return mandate
    }

    private mutating func limits() -> [Limit] {
        let summed: [Quantity] = [.tokens, .money, .bytesOut, .newHosts, .credentials]
        let counted: [Quantity] = summed + [.calls, .spawns, .asks]
        return Quantity.allCases.flatMap { quantity -> [Limit] in
            var limits: [Limit] = []
            if summed.contains(quantity), random.next() % 2 == 0 {
                limits.append(Limit(quantity, per: .action, max: amount()))
            }
            if counted.contains(quantity) {
                let windows = Set((0..<Int(random.next() % 3)).map { _ in span() }).sorted()
                limits += windows.map { Limit(quantity, per: .window($0), max: amount()) }
                if random.next() % 3 == 0 {
                    limits.append(Limit(quantity, per: .fixed(span()), max: amount()))
                }
            }
            if random.next() % 2 == 0 {
                limits.append(Limit(quantity, per: .life, max: amount()))
            }
            return limits
        }
    }

    private mutating func grant() -> ServerGrant {
        let isURL = random.next() % 3 == 0
        let program = random.pick(["/usr/bin/git", "python3", "no"])
        var grant = ServerGrant(
            transport: isURL ? .url("https://example.org/mcp?x=%20") : .command([program, text()]))
        for tool in random.some(["git_log", "no", "12", "a.b/c", "x:y", "a\"b"]) {
            grant.tools[tool] = self.tool()
        }
        grant.labels = labels()
        grant.resources = random.some(["file:///x/*", "*", "a: b", "12"])
        grant.prompts = random.some(["*", "no"])
        guard !isURL else { return grant }
        grant.files = files()
        grant.network = network()
        grant.environment = environment()
        grant.memoryBytes = amount()
        grant.processes = amount()
        return grant
    }

    private mutating func tool() -> ToolGrant {
        let cost = random.some([Quantity.money, .tokens, .bytesOut, .credentials])
            .map { ($0, amount()) }
        var grant = ToolGrant(
            effect: random.pick(EffectClass.allCases.filter { $0 != .spawn }),
            cost: Dictionary(uniqueKeysWithValues: cost))
        grant.price = random.pick(name(PriceName.self) + [nil, nil, nil])
        grant.labels = labels()
        grant.clearance = random.pick([nil, labels() ?? []])
        let power = random.some(PowerDimension.allCases).map { ($0, gain()) }
        if !power.isEmpty { grant.power = Dictionary(uniqueKeysWithValues: power) }
        let reach = random.some(HumanReach.allCases)
        if !reach.isEmpty { grant.reduces = reach }
        return grant
    }

    private mutating func labels() -> [TaintLabel]? {
        let labels = random.some(name(TaintLabel.self)).sorted()
        return labels.isEmpty ? nil : labels
    }

    private mutating func gain() -> PowerAmount {
        let pointer = random.pick(["/a", "/a/0", "/", "/x y", "/~0", "/a,b", "/no", "/\"q\""])
        return random.pick([
            .fixed(amount(1 << 40)), .fixed(-amount(1 << 40)), .argument(pointer), .count(pointer),
            .bytes(pointer),
        ])
    }

    private mutating func spawn() -> SpawnGrant {
        SpawnGrant(
            agents: ["w"] + random.some(["worker-*", "no", "*", "12"]),
            level: random.pick(AutonomyLevel.allCases),
            programs: ["/usr/bin/env"] + random.some(["python3", "/a b", "no"]))
    }

    /// Nil where it would ask for nothing: a file says that by leaving it out.
    private mutating func autonomy(_ approvers: [PersonName]) -> AutonomyTerms? {
        var terms = AutonomyTerms(
            context: random.pick(ConsequentialContext.allCases),
            owner: random.pick(name(PersonName.self) + [nil]))
        for level in random.some(AutonomyLevel.allCases) {
            let gates = random.some(name(GateName.self))
            if !gates.isEmpty { terms.gates[level] = gates }
        }
        if approvers.count > 1 {
            terms.twoForEffects = random.some(EffectClass.allCases)
            terms.twoForOrders = random.next() % 2 == 0
        }
        return terms == AutonomyTerms() ? nil : terms
    }

    private mutating func needs() -> [PowerDimension: Int64] {
        let needs = random.some(PowerDimension.allCases).map { ($0, amount(1 << 40)) }
        return Dictionary(uniqueKeysWithValues: needs)
    }

    private mutating func files() -> FileGrant {
        let paths = ["/work/a b", "/work/no", "/work/é", "/work/x: y", "/srv/#1", "/srv/a,b"]
        let write = random.some(paths)
        return FileGrant(
            read: random.some(paths), write: write, execute: random.some(write))
    }

    private mutating func network() -> NetworkGrant? {
        let ports = random.some([1024, 8080, 65535])
        return ports.isEmpty ? nil : NetworkGrant(listen: ports)
    }

    private mutating func environment() -> EnvironmentGrant {
        var grant = EnvironmentGrant(pass: random.some(["LANG", "TERM", "NO", "Y"]))
        for variable in random.some(["A", "ON", "N", "_x1"]) { grant.set[variable] = text() }
        return grant
    }
}
