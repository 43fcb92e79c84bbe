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
        return mandate
    }

    private mutating func limits() -> [Limit] {
        let summed: [Quantity] = [.tokens, .money, .bytesOut]
        return Quantity.allCases.flatMap { quantity -> [Limit] in
            var limits: [Limit] = []
            if summed.contains(quantity), random.next() % 2 == 0 {
                limits.append(Limit(quantity, per: .action, max: amount()))
            }
            if summed.contains(quantity) || quantity == .calls {
                let windows = Set((0..<Int(random.next() % 3)).map { _ in span() }).sorted()
                limits += windows.map { Limit(quantity, per: .window($0), max: amount()) }
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
            let cost = random.some([Quantity.money, .tokens, .bytesOut]).map { ($0, amount()) }
            grant.tools[tool] = ToolGrant(
                effect: random.pick(EffectClass.allCases),
                cost: Dictionary(uniqueKeysWithValues: cost))
        }
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
