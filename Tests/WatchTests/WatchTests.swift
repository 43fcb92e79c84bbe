import Agency
import StrictJSON
import TestCourt
import Testing

@testable import Watch

@Suite("Detectors over recorded entries")
struct WatchTests {
    private static let start = Instant(nanoseconds: 1_700_000_000_000_000_000)

    /// A watch that knows `lease-1` of `lin-1`.
    private func watching(_ settings: WatchSettings = WatchSettings()) -> Watch {
        var mandate = Samples.mandate()
        mandate.watch = settings
        var watch = Watch()
        let record = MandateRecord(digest: Samples.digest("a"), mandate: mandate)
        #expect(watch.observe(Entry(at: Self.start, .mandate(record)), at: 0).isEmpty)
        #expect(watch.observe(Entry(at: Self.start, .lease(Self.lease("lease-1"))), at: 1).isEmpty)
        return watch
    }

    private static func lease(_ lease: LeaseID, of lineage: LineageID = "lin-1") -> LeaseRecord {
        LeaseRecord(
            lease: lease, lineage: lineage, mandate: Samples.digest("a"), startedBy: 1,
            observing: false, command: [])
    }

    private static func intent(
        _ verdict: Verdict, lease: LeaseID = "lease-1", permille: Int? = nil,
        of quantity: Quantity = .calls, observed: Bool = false
    ) -> EntryBody {
        var intent = Intent(
            lease: lease, verb: .callTool, server: "git", target: "look", definition: nil,
            payload: PayloadReference(commitment: Samples.digest("c"), id: "0"),
            verdict: verdict, reasons: [])
        intent.pressure = permille.map { .init(quantity: quantity, permille: $0) }
        intent.observed = observed
        return .intent(intent)
    }

    private static func tool(_ state: ToolRecord.State, lease: LeaseID = "lease-1") -> EntryBody {
        .tool(
            ToolRecord(
                agent: "historian", lease: lease, server: "git", tool: "look",
                definition: Samples.digest("e"), state: state))
    }

    private static let refusal = EntryBody.refusal(RefusalRecord(lease: "lease-1", reason: "x"))

    /// Bodies with the seconds at which they come, and the rules that then fire, by index.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var bodies: [(Int64, EntryBody)]
        var fires: [Int: String]

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(
            name: "five denials within a minute",
            bodies: (0..<5).map { (Int64($0), intent(.deny)) }, fires: [4: "repeated-denials"]),
        Case(
            name: "denials and what no door could read count together",
            bodies: [0, 1, 2].map { ($0, intent(.deny)) } + [(3, refusal), (4, refusal)],
            fires: [4: "repeated-denials"]),
        Case(
            name: "after it fired, four more are not enough and five are",
            bodies: (0..<10).map { (Int64($0), intent(.deny)) },
            fires: [4: "repeated-denials", 9: "repeated-denials"]),
        Case(
            name: "the fifth comes when the first has just left the window",
            bodies: [0, 15, 30, 45, 60].map { ($0, intent(.deny)) }, fires: [:]),
        Case(
            name: "the fifth comes in the last moment",
            bodies: [0, 15, 30, 45, 59].map { ($0, intent(.deny)) },
            fires: [4: "repeated-denials"]),
        Case(
            name: "permits, asks and observed denials are no denials",
            bodies: (0..<20).map {
                (
                    0,
                    $0 % 2 == 0
                        ? intent($0 % 4 == 0 ? .permit : .ask) : intent(.deny, observed: true)
                )
            }, fires: [:]),
        Case(
            name: "denials of a lease that is not known",
            bodies: (0..<9).map { _ in (0, intent(.deny, lease: "lease-2")) }, fires: [:]),
        Case(
            name: "nine tenths of a limit, once for each quantity",
            bodies: [
                (0, intent(.permit, permille: 899)), (1, intent(.permit, permille: 900)),
                (2, intent(.permit, permille: 1000)),
                (3, intent(.permit, permille: 950, of: .money)),
            ], fires: [1: "limit-nearly-spent", 3: "limit-nearly-spent"]),
        Case(
            name: "a limit that is far from spent",
            bodies: (0..<5).map { _ in (0, intent(.permit, permille: 500)) }, fires: [:]),
        Case(
            name: "a changed tool", bodies: [(0, tool(.quarantined))],
            fires: [0: "tool-definition-changed"]),
        Case(name: "a tool seen first", bodies: [(0, tool(.pinned))], fires: [:]),
        Case(
            name: "a changed tool of a lease that is not known",
            bodies: [(0, tool(.quarantined, lease: "lease-2"))], fires: [:]),
    ]

    @Test("each rule fires where it must and nowhere else", arguments: cases)
    func fires(recorded: Case) throws {
        var watch = watching()
        for (place, (second, body)) in recorded.bodies.enumerated() {
            let entry = Entry(at: Self.start.advanced(by: .seconds(second)), body)
            let findings = watch.observe(entry, at: place + 10)
            let expected = recorded.fires[place].map { [$0] } ?? []
            #expect(findings.map(\.rule.text) == expected, "entry \(place)")
            for finding in findings {
                #expect(finding.lineage == "lin-1")
                #expect(finding.evidence.last == place + 10)
                #expect(finding.advice == .lower)
                #expect(!finding.detail.contains("look"), "no word of the agent's")
            }
            // Evidence is state: a restart in between changes nothing.
            let text = try JSONValueEncoder().encode(watch).canonical()
            let read = try JSONValueDecoder().decode(Watch.self, from: JSONValue.parse(text))
            #expect(read == watch)
            watch = read
        }
    }

    @Test("a flood of refusals freezes, at its first word")
    func flood() {
        var watch = watching()
        let flood = EntryBody.refusal(
            RefusalRecord(lease: "lease-1", reason: RefusalRecord.flood))
        let findings = watch.observe(Entry(at: Self.start, flood), at: 5)
        #expect(findings.map(\.rule.text) == ["refusal-flood"])
        #expect(findings.map(\.advice) == [.freeze])
        #expect(findings.map(\.evidence) == [[5]])
    }

    @Test("a mandate's own settings count")
    func settings() {
        var watch = watching(
            WatchSettings(deniedCount: 2, deniedWithin: .seconds(1), nearlySpentPermille: 10))
        #expect(watch.observe(Entry(at: Self.start, Self.refusal), at: 5).isEmpty)
        let second = watch.observe(Entry(at: Self.start, Self.refusal), at: 6)
        #expect(second.map(\.evidence) == [[5, 6]])
        let early = Entry(at: Self.start, Self.intent(.permit, permille: 10))
        #expect(watch.observe(early, at: 7).map(\.rule.text) == ["limit-nearly-spent"])
    }

    @Test("settings that make no sense fire rather than trap", arguments: [Int.min, -1, 0, 1])
    func oddSettings(count: Int) {
        var watch = watching(
            WatchSettings(
                deniedCount: count, deniedWithin: Instant.Span(nanoseconds: .max),
                nearlySpentPermille: .min))
        #expect(watch.observe(Entry(at: Self.start, Self.refusal), at: 5).count == 1)
    }

    @Test("one lineage's denials are not another's, and an ended lease is forgotten")
    func apart() {
        var watch = watching()
        let other = Entry(at: Self.start, .lease(Self.lease("lease-2", of: "lin-2")))
        #expect(watch.observe(other, at: 2).isEmpty)
        for index in 0..<4 {
            for lease in ["lease-1", "lease-2"] as [LeaseID] {
                let entry = Entry(at: Self.start, Self.intent(.deny, lease: lease))
                #expect(watch.observe(entry, at: index).isEmpty)
            }
        }
        let end = LeaseEnded(
            lease: "lease-1", cause: .finished, exitStatus: 0, proof: "p", confirmed: true)
        #expect(watch.observe(Entry(at: Self.start, .leaseEnded(end)), at: 9).isEmpty)
        let late = Entry(at: Self.start, Self.intent(.deny))
        #expect(watch.observe(late, at: 10).isEmpty)
        let second = Entry(at: Self.start, Self.intent(.deny, lease: "lease-2"))
        #expect(watch.observe(second, at: 11).map(\.lineage) == ["lin-2"])
    }

    @Test("a second lease of a lineage does not wipe out the evidence")
    func evidenceStays() {
        var watch = watching()
        for index in 0..<4 { _ = watch.observe(Entry(at: Self.start, Self.refusal), at: index) }
        let again = Entry(at: Self.start, .lease(Self.lease("lease-2")))
        _ = watch.observe(again, at: 5)
        let fifth = Entry(at: Self.start, Self.intent(.deny, lease: "lease-2"))
        #expect(watch.observe(fifth, at: 6).count == 1)
    }
}
