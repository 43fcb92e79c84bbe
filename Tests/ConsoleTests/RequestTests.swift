import Agency
import Console
import Foundation
import HumanDesk
import StrictJSON
import Testing

@Suite struct RequestTests {
    static let requests: [(PeopleRequest, String, PeopleReply)] = [
        (.lineages(max: 9), "lineages 9", .lineages([])),
        (.asks, "asks", .asks([])),
        (.answer(ask: ActionID(3), answer: Sample.answer), "answer 3 approve", .done),
        (
            .order(Sample.stop), "order lin-1",
            .receipt(
                OrderReceipt(
                    index: 7, proof: "empty pid namespace", confirmed: true, unknown: [],
                    nanoseconds: 5))
        ),
        (.addPerson(Sample.person), "add alice", .done),
        (
            .entries(from: 4, max: 2, payloads: true), "entries 4 2 true",
            .entries([EntryView(index: 4, leaf: "{}")])
        ),
        (.erase(index: 8), "erase 8", .done),
        (
            .log, "log",
            .log(
                LogView(folder: "/log", verifierKey: "k", origin: "o", checkpoint: "c", size: 3))
        ),
        (.upgrade, "upgrade", .done),
        (.shutDown, "shutDown", .done),
    ]

    @Test func `each request reaches the desk and its answer comes back`() async throws {
        try await TestHouse.with { house in
            try await house.client { client in
                for (request, call, reply) in Self.requests {
                    try await client.expect(request, answers: reply)
                    #expect(house.desk.calls.last == call)
                }
            }
        }
    }

    @Test func `the desk is told who calls, as the kernel says`() async throws {
        try await TestHouse.with { house in
            try await house.client { client in
                try await client.expect(.people, answers: .people([]))
                let pid = ProcessInfo.processInfo.processIdentifier
                #expect(house.desk.calls == ["people for \(geteuid()) \(pid)"])
            }
        }
    }

    @Test func `requests sent ahead are answered in order`() async throws {
        try await TestHouse.with { house in
            try await house.client { client in
                var lines: [UInt8] = []
                for index in 0..<200 {
                    let request = PeopleRequest.entries(from: index, max: 1, payloads: false)
                    lines += try JSONValueEncoder().encode(request).serialized() + [0x0A]
                }
                try await client.send(lines)
                for index in 0..<200 {
                    let expected = PeopleReply.entries([EntryView(index: index, leaf: "{}")])
                    let found = try await client.next(PeopleReply.self)
                    #expect(found == expected)
                }
            }
        }
    }

    @Test func `a refusal of the desk comes with its word and sentence`() async throws {
        try await TestHouse.with { house in
            house.desk.refuse(Refusal("no-ask", "there is none"))
            try await house.client { client in
                let reply = try await client.ask(.asks)
                #expect(reply == .refused(code: "no-ask", sentence: "there is none"))
                let run = try await client.ask(.run(Sample.run))
                #expect(run == .refused(code: "no-ask", sentence: "there is none"))
            }
        }
    }

    @Test func `more entries than the bound are cut to it, and negative ranges refused`()
        async throws
    {
        try await TestHouse.with { house in
            try await house.client { client in
                _ = try await client.ask(.entries(from: 0, max: .max, payloads: false))
                #expect(house.desk.calls.last == "entries 0 1000 false")
                let reply = try await client.ask(.entries(from: -1, max: 1, payloads: false))
                guard case .refused("bad_range", _) = reply else {
                    Issue.record("answered \(String(describing: reply))")
                    return
                }
                #expect(house.desk.calls.count == 1)
            }
        }
    }

    static let malformed: [(String, [UInt8])] = [
        ("nothing", []),
        ("no JSON", Array("ps".utf8)),
        ("a key twice", Array(#"{"erase":{"index":1},"erase":{"index":2}}"#.utf8)),
        ("a key twice inside", Array(#"{"erase":{"index":1,"index":2}}"#.utf8)),
        ("bad UTF-8", Array(#"{"asks":{"#.utf8) + [0xFF] + Array("}}".utf8)),
        ("a lone surrogate", Array(#"{"\ud800":{}}"#.utf8)),
        ("an unknown request", Array(#"{"become_root":{}}"#.utf8)),
        ("two requests in one", Array(#"{"asks":{},"upgrade":{}}"#.utf8)),
        ("a missing part", Array(#"{"erase":{}}"#.utf8)),
        ("another type", Array(#"{"erase":{"index":"1"}}"#.utf8)),
        ("an array", Array("[1]".utf8)),
        ("a number beyond Int", Array(#"{"erase":{"index":1e400}}"#.utf8)),
        ("a half number", Array(#"{"erase":{"index":1.5}}"#.utf8)),
        ("deep nesting", Array(String(repeating: "[", count: 10_000).utf8)),
    ]

    @Test(arguments: malformed)
    func `a malformed line is refused with a sentence, and the connection goes on`(
        name: String, line: [UInt8]
    ) async throws {
        try await TestHouse.with { house in
            try await house.client { client in
                try await client.send(line + [0x0A])
                let reply = try await client.next(PeopleReply.self)
                guard case .refused("malformed", let sentence) = reply else {
                    Issue.record("\(name): answered \(String(describing: reply))")
                    return
                }
                #expect(!sentence.isEmpty)
                #expect(house.desk.calls.isEmpty)
                try await client.expect(.asks, answers: .asks([]))
            }
        }
    }

    @Test func `a line beyond the bound is refused and ends the connection`() async throws {
        try await TestHouse.with { house in
            try await house.client { client in
                let line = [UInt8](repeating: UInt8(ascii: "x"), count: (1 << 20) + 1)
                // The daemon may close while the rest is still on its way.
                try? await client.send(line)
                let reply = try await client.next(PeopleReply.self)
                guard case .refused("too_long", _) = reply else {
                    Issue.record("answered \(String(describing: reply))")
                    return
                }
                #expect(try await client.line() == nil)
            }
            try await house.client { other in
                try await other.expect(.asks, answers: .asks([]))
            }
        }
    }

    @Test func `an answer beyond the bound becomes advice`() async throws {
        var bounds = TestHouse.quick()
        bounds.replyBytes = 200
        try await TestHouse.with(bounds) { house in
            house.desk.show((0..<50).map { Sample.view(done: $0) })
            try await house.client { client in
                guard case .refused("too_large", _) = try await client.ask(.lineages(max: 99))
                else {
                    Issue.record("a long answer was sent")
                    return
                }
                try await client.expect(.asks, answers: .asks([]))
            }
        }
    }
}
