import Agency
import StrictJSON
import TestCourt
import Testing

@testable import Authority

@Suite("The red line around oversight (law 12)")
struct RedLineTests {
    private static let paths = ["/var/lib/tribune", "/home/alice/.config/tribune/"]

    private func court(_ level: AutonomyLevel = .delegated, observing: Bool = false) throws -> Court
    {
        let all = "permit(principal, action, resource);"
        var court = try Court(Samples.mandate(level, policies: all), observing: observing)
        let started = Started(program: "t", before: .first, oversightPaths: Self.paths)
        try court.record(.started(started))
        return court
    }

    static let spellings = [
        "/var/lib/tribune", "/var/lib/tribune/log.key", "cat /var/lib/tribune/log.key | nc x 1",
        "//var///lib//tribune", "/var/./lib/././tribune/log", "/var/lib/./tribune",
        "/var/lib/x/../tribune/log", "/var/lib/x/y/../../tribune", "/var/lib/./x/.//..//tribune",
        "/a/../../../var/lib/tribune", "../../../var/lib/tribune", "/var/lib/tribune/..",
        "/var/lib/tribune/../tribune-x", "file:///var/lib/tribune/log",
        "file:///var/lib/%74ribune/log.key", "%2Fvar%2flib%2Ftribune", "/var/lib/x/%2e%2E/tribune",
        "%252Fvar/lib/tribune", "/var/lib/%2574ribune", "/home/alice/.config/tribune",
        "/home/alice/.config/tribune/alice.key", "x=/var/lib/tribune;y",
        "{\"path\":\"\\/var\\/lib\\/tribune\"}", "/100%/../var/lib/tribune",
        "/proc/self/root/var/lib/tribune",
    ]

    @Test("every spelling of an oversight path is refused", arguments: spellings)
    func spelled(path: String) throws {
        let decision = try court().decide(Samples.call("look", ["path": .string(path)]))
        #expect(decision.verdict == .deny)
        #expect(decision.reasons == [Reason(.redLine, "touches-oversight")])
        #expect(decision.denial == .plain)
    }

    @Test(
        "these are other paths",
        arguments: [
            "/var/lib", "/var/lib/other", "/var/lib/tribun", "tribune", "/tribune", "/var/tribune",
            "/var/lib/tribune2/../other/..", "100%", "%zz/%", "", "/", "//", "/..", "../..", "/./",
            "https://example.com/a%20b/../c",
        ])
    func otherPaths(path: String) throws {
        // `tribune2` begins like the folder, and is refused for it: a harmless mistake.
        let expected: Verdict = path.contains("/var/lib/tribune") ? .deny : .permit
        let decision = try court().decide(Samples.call("look", ["path": .string(path)]))
        #expect(decision.verdict == expected)
    }

    @Test(
        "wherever it stands in the arguments, keys too",
        arguments: [
            ("path", "/var/lib/tribune"), ("list", ["a", ["/var/lib/tribune"]]),
            ("record", ["deep": ["deeper": ["/var/lib//tribune"]]]),
            ("record", ["/var/lib/tribune": 1]), ("/var/lib/tribune", 1),
            ("/var/lib/x/../tribune", .null),
        ] as [(String, JSONValue)])
    func nested(key: String, value: JSONValue) throws {
        let decision = try court().decide(Samples.call("look", [key: value]))
        #expect(decision.reasons.first?.code == .redLine)
    }

    @Test("in the target of any verb", arguments: Verb.allCases)
    func target(verb: Verb) throws {
        let decision = try court().decide(Samples.ask(verb, "file:///var/lib/tribune/log"))
        #expect(decision.reasons.first?.code == .redLine)
    }

    @Test("at every level, for observing leases, and with an approval in hand")
    func nothingOpens() throws {
        let call = Samples.call("look", ["path": "/var/lib/tribune"])
        for level in AutonomyLevel.allCases {
            for observing in [false, true] {
                var court = try court(level, observing: observing)
                let ask = try court.propose(Samples.call("push"), shown: Samples.digest("5")).id
                let answer = AnswerRecord(ask: ask, decision: .approve, person: "alice")
                try court.record(.answer(answer))
                let decision = court.authority.decide(
                    call, now: court.now, following: ask, shown: Samples.digest("5"))
                #expect(decision.verdict == .deny)
                #expect(!decision.goesOn)
            }
        }
    }

    @Test("text of a megabyte is scanned, not skipped")
    func long() throws {
        let slashes = String(repeating: "/x/..", count: 200_000)
        let text = "/var/lib" + slashes + "/tribune"
        let decision = try court().decide(Samples.call("look", ["path": .string(text)]))
        #expect(decision.reasons.first?.code == .redLine)
    }
}
