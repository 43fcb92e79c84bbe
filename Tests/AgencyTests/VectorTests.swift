import Agency
import HumanDesk
import StrictJSON
import Testing

/// What is written today must be read for ever: the bytes of each kind are fixed in
/// `Specs/vectors`.
struct VectorTests {
    private func check(_ file: String, _ vectors: [(name: String, text: String)]) throws {
        let file = VectorFile(file)
        if VectorFile.isWriting { try file.write(vectors) }
        let known = try file.read()
        #expect(known.map(\.key) == vectors.map(\.name))
        for (name, text) in vectors { #expect(known[name]?.asString == text, "\(name)") }
    }

    private func line(_ value: some Encodable) throws -> String {
        String(decoding: try JSONValueEncoder().encode(value).canonical(), as: UTF8.self)
    }

    @Test func `The leaf of each kind of entry is fixed`() throws {
        try check(
            "entries.json",
            try SampleEntry.all().map { sample in
                (sample.name, String(decoding: try sample.entry.leaf(), as: UTF8.self))
            })
    }

    @Test func `Each fixed leaf is read as the entry that it was`() throws {
        let known = try VectorFile("entries.json").read()
        for sample in try SampleEntry.all() {
            let leaf = try Sample.some(known[sample.name]?.asString)
            #expect(try Entry(leaf: Array(leaf.utf8)) == sample.entry, "\(sample.name)")
        }
    }

    @Test func `What people sign is fixed`() throws {
        let shown = try SampleEntry.digest(5)
        let answers = try [AnswerRecord.Decision.approve, .deny].map { decision in
            let message = try SignedAnswer(
                origin: "tribune.example/log", ask: ActionID(7), decision: decision,
                shown: shown, person: try Sample.name("alice")
            ).message
            return (name: "answer \(decision)", text: String(decoding: message, as: UTF8.self))
        }
        let changes: [(String, Order.Change)] = [
            ("resume", .resume), ("raise", .raise(to: .bounded)),
            (
                "pin",
                .pin(server: try Sample.name("git"), tool: "git_log", definition: shown)
            ),
        ]
        let orders = try changes.map { name, change in
            let message = try SignedOrder(
                origin: "tribune.example/log", lineage: try Sample.name("lineage-1"),
                change: change, person: try Sample.name("alice"), seen: 40
            ).message
            return (name: "order \(name)", text: String(decoding: message, as: UTF8.self))
        }
        try check("answers.json", answers + orders)
    }

    @Test func `Lines of the people's socket are fixed`() throws {
        let requests = try SampleMessage.requests().map { ("request \($0)", try line($1)) }
        let replies = try SampleMessage.replies().map { ("reply \($0)", try line($1)) }
        let frames = try SampleMessage.frames().map { ("frame \($0)", try line($1)) }
        try check(
            "people-socket.json",
            (requests + replies + frames).map { (name: $0.0, text: $0.1) })
    }

    @Test func `Each fixed line of the people's socket is read as the message that it was`() throws
    {
        let known = try VectorFile("people-socket.json").read()
        func read<T: Decodable>(_ name: String, as type: T.Type) throws -> T {
            let value = try JSONValue.parse(try Sample.some(known[name]?.asString))
            return try JSONValueDecoder().decode(type, from: value)
        }
        for (name, request) in try SampleMessage.requests() {
            #expect(try read("request \(name)", as: PeopleRequest.self) == request)
        }
        for (name, reply) in try SampleMessage.replies() {
            #expect(try read("reply \(name)", as: PeopleReply.self) == reply)
        }
        for (name, frame) in try SampleMessage.frames() {
            #expect(try read("frame \(name)", as: RunFrame.self) == frame)
        }
    }
}
