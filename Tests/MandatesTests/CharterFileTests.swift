import Agency
import Mandates
import StrictJSON
import Testing

@Suite("The charter file")
struct CharterFileTests {
    private static let smallest = "version: 1\norganisation: Example\nstewards: [a, b]\n"

    private static func load(_ text: String) throws(MandateError) -> CharterFile {
        try CharterFile.load(text: Array(text.utf8), folder: "/work") { path in
            guard path == "/work/lines.cedar" else { throw SampleMandate.NoFile() }
            return Array("forbid(principal, action, resource);".utf8)
        }
    }

    private static func example() throws -> CharterFile {
        try CharterFile.load(
            text: try SchemaFile.bytes("Examples/charter/charter.yaml"), folder: "/work"
        ) { _ in [] }
    }

    @Test func `The example loads, and warns of nothing`() throws {
        let file = try Self.example()
        #expect(file.warnings == [])
        let charter = file.charter
        #expect(charter.organisation == "Example Works")
        #expect(charter.stewards.map(\.text) == ["alice", "bob"])
        #expect(
            charter.limits == [
                Limit(.calls, per: .window(.seconds(60)), max: 2000),
                Limit(.money, per: .fixed(.seconds(86_400)), max: 50_000_000),
            ])
        #expect(charter.asksPerHour == 30)
        #expect(charter.redLines.contains("@id(\"no-weights\")"))
    }

    @Test func `Agents and teams have caps of their own`() throws {
        let charter = try Self.example().charter
        let planner = try #require(AgentName("planner"))
        #expect(charter.agents[planner]?.map(\.quantity) == [.money, .spawns])
        let research = try #require(TeamName("research").flatMap { charter.teams[$0] })
        #expect(research.agents == ["planner", "historian", "research-*"])
        #expect(research.people.map(\.text) == ["alice", "carol"])
        #expect(research.limits.map(\.quantity) == [.tokens, .money])
        #expect(TeamName("payments").flatMap { charter.teams[$0]?.limits } == [])
    }

    @Test func `Prices arrive in micro-units, each found in its way`() throws {
        let prices = try Self.example().charter.prices
        func rule(_ name: String) throws -> PriceRule {
            try #require(PriceName(name).flatMap { prices[$0] })
        }
        #expect(try rule("search") == PriceRule(currency: "EUR", amount: .call(5000)))
        #expect(try rule("model").amount == .tokens(perMillion: 3_000_000))
        #expect(try rule("card").amount == .decimal(at: "/payment/amount/value"))
        #expect(try rule("card").requires == ["/payment/amount/currency": "EUR"])
        #expect(try rule("usdc").amount == .atomic(at: "/amount", decimals: 6))
        #expect(try rule("usdc").requires["/network"] == "base")
    }

    @Test func `The table of autonomy is the standard, made stricter`() throws {
        let table = try Self.example().charter.autonomy
        #expect(table.need(of: .communicate, at: .delegated) == .ask)
        #expect(table.need(of: .communicate, at: .spawning) == .free)
        #expect(table.need(of: .write, at: .bounded) == .free)
        #expect(table.needOutside(at: .spawning) == .deny)
        let milder = try Self.load(
            Self.smallest + "autonomy: {effects: {spawn: [free, free, free, free, free]}}\n")
        #expect(milder.charter.autonomy == .standard)
    }

    @Test func `Contexts ask for gates by level`() throws {
        let charter = try Self.example().charter
        let gates = charter.contexts[.infrastructure]?[.delegated]
        #expect(gates?.map(\.text) == ["review", "red-team"])
        #expect(charter.contexts[.resourceAllocation]?.keys.sorted() == [.bounded])
        #expect(charter.contexts[.policy] == nil)
    }

    @Test func `The smallest adds nothing to the standard`() throws {
        var standard = Charter(organisation: "Example")
        standard.stewards = ["a", "b"].compactMap { PersonName($0) }
        #expect(try Self.load(Self.smallest).charter == standard)
        #expect(try Self.load(Self.smallest).warnings == [])
    }

    @Test func `Files of red lines follow the charter's own, under their names`() throws {
        let text = Self.smallest + "red_lines: \"// own\"\nred_line_files: [lines.cedar]\n"
        #expect(
            try Self.load(text).charter.redLines
                == "// own\n// /work/lines.cedar\nforbid(principal, action, resource);")
    }

    @Test func `The record of it reads back exactly`() throws {
        let charter = try Self.example().charter
        let value = try JSONValueEncoder().encode(charter)
        #expect(try JSONValueDecoder(exact: true).decode(Charter.self, from: value) == charter)
    }

    private static let refused: [(text: String, path: String, says: String)] = [
        ("stewrds: [a]", "stewrds", "`stewards`"),
        ("stewards: [a, a]", "stewards[1]", "twice"),
        ("asks_per_hour: 0", "asks_per_hour", "1 or more"),
        ("limits: {wall_time: {life: 1h}}", "limits.wall_time.life", "in mandates"),
        ("limits: {live_copies: {life: 9}}", "limits.live_copies.life", "several lineages"),
        ("limits: {money: {life: \"0\"}}", "limits.money.life", "above zero"),
        ("agents: {\"a b\": {limits: {}}}", "agents[\"a b\"]", "not a name"),
        ("agents: {a: {limit: {}}}", "agents.a.limit", "`limits`"),
        ("teams: {red: {agents: [a]}}", "teams.red.people", "missing"),
        ("teams: {red: {agents: [a, a], people: []}}", "teams.red.agents[1]", "twice"),
        ("red_line_files: [gone]", "red_line_files[0]", "no such file"),
        ("prices: {p: {call: \"1\"}}", "prices.p.currency", "missing"),
        ("prices: {p: {currency: EUR}}", "prices.p", "one way"),
        ("prices: {p: {currency: EUR, call: \"1\", decimal: /a}}", "prices.p", "one way"),
        ("prices: {p: {currency: euro, call: \"1\"}}", "prices.p.currency", "ISO 4217"),
        ("prices: {p: {currency: EUR, call: 1}}", "prices.p.call", "in quotes"),
        ("prices: {p: {currency: EUR, decimal: amount}}", "prices.p.decimal", "RFC 6901"),
        ("prices: {p: {currency: EUR, atomic: /a}}", "prices.p.decimals", "missing"),
        ("prices: {p: {currency: EUR, atomic: /a, decimals: 37}}", "prices.p.decimals", "36"),
        ("prices: {p: {currency: EUR, call: \"1\", decimals: 2}}", "prices.p.decimals", "remove"),
        (
            "prices: {p: {currency: EUR, call: \"1\", requires: {a: b}}}", "prices.p.requires.a",
            "RFC 6901"
        ),
        ("autonomy: {effects: {wrte: []}}", "autonomy.effects.wrte", "`write`"),
        ("autonomy: {effects: {write: [ask]}}", "autonomy.effects.write", "five"),
        ("autonomy: {outside: [ask, ask, ask, ask, deny]}", "autonomy.outside", "would widen"),
        (
            "autonomy: {outside: [ask, ask, ask, ask, fre]}", "autonomy.outside[4]", "`free`"
        ),
        ("contexts: {defense: {}}", "contexts.defense", "`defence`"),
        ("contexts: {policy: {L2: [a, a]}}", "contexts.policy.L2[1]", "twice"),
    ]

    @Test(arguments: CharterFileTests.refused.indices)
    func `A bad charter is refused once, at its place, with the way to mend it`(
        index: Int
    ) throws {
        let bad = Self.refused[index]
        let base = bad.text.hasPrefix("stewards") ? "version: 1\norganisation: E\n" : Self.smallest
        let line = base.split(separator: "\n").count + 1
        do throws(MandateError) {
            _ = try Self.load(base + bad.text + "\n")
            Issue.record("\(bad.text) was read")
        } catch {
            let problem = try #require(error.problems.first)
            #expect(error.problems.count == 1, "\(error)")
            #expect(problem.path == bad.path, "\(problem)")
            #expect(problem.line == line, "\(problem)")
            #expect("\(problem.what); \(problem.fix)".contains(bad.says), "\(problem)")
        }
    }

    @Test func `A charter needs its version and its organisation`() {
        #expect(throws: MandateError.self) { try Self.load("version: 2\norganisation: E\n") }
        #expect(throws: MandateError.self) { try Self.load("version: 1\n") }
        #expect(throws: MandateError.self) { try Self.load("version: 1\norganisation: \" \"\n") }
        #expect(throws: MandateError.self) {
            try CharterFile.load(text: Array(Self.smallest.utf8), folder: "here") { _ in [] }
        }
    }

    @Test(arguments: [
        ("version: 1\norganisation: E\n", "stewards"),
        ("version: 1\norganisation: E\nstewards: [a]\n", "stewards"),
        (smallest + "teams: {red: {agents: [], people: [a]}}\n", "teams.red.agents"),
        (smallest + "teams: {red: {agents: [a], people: []}}\n", "teams.red.people"),
    ])
    func `What is allowed and probably not meant is a warning`(text: String, path: String) throws {
        #expect(try Self.load(text).warnings.map(\.path) == [path])
    }

    @Test func `A charter that no entry of the log can hold is refused`() throws {
        let line = "// nothing at all is said here, at some length\n"
        var charter = Charter(organisation: "Example")
        charter.redLines = String(
            repeating: line, count: Mandates.canonicalBytesMax / line.utf8.count)
        #expect(MandateCheck.check(charter).problems.map(\.path) == [""])
    }
}
