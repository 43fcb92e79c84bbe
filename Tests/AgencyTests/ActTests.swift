@_spi(Mint) import Agency
import StrictJSON
import Testing

struct ActTests {
    private func action(_ arguments: String) throws -> Action {
        Action(
            lease: try Sample.name("lease-1"), verb: .callTool, server: try Sample.name("git"),
            target: "git_log", arguments: try Sample.some(try JSONValue.parse(arguments).asObject))
    }

    @Test func `A payload is canonical: the order of arguments does not matter`() throws {
        let one = try action(#"{"b":1,"a":[1.50]}"#).payload
        let other = try action(#"{"a":[1.50],"b":1}"#).payload
        #expect(one == other)
        let text = String(decoding: one, as: UTF8.self)
        let expected =
            #"{"arguments":{"a":[1.5],"b":1},"server":"git","target":"git_log","#
            + #""verb":"tools/call"}"#
        #expect(text == expected)
    }

    @Test(arguments: ["9007199254740993", "0.10000000000000000001", "1e400"])
    func `A number that RFC 8785 cannot write keeps its text`(lexeme: String) throws {
        let text = String(decoding: try action("{\"n\":\(lexeme)}").payload, as: UTF8.self)
        #expect(text.contains("\"n\":\(lexeme)"))
    }

    @Test func `Payloads of different numbers differ`() throws {
        let lexemes = ["9007199254740992", "9007199254740993", "0.1", "0.10000000000000000001"]
        let payloads = try lexemes.map { try action("{\"n\":\($0)}").payload }
        #expect(Set(payloads).count == lexemes.count)
    }

    private static func take(_ slot: PermitSlot) -> ActionID? {
        guard let permit = slot.take() else { return nil }
        return permit.action
    }

    @Test func `A slot gives its permit once`() {
        let slot = PermitSlot(Permit(action: ActionID(3)))
        #expect(slot.action == ActionID(3))
        #expect([Self.take(slot), Self.take(slot), Self.take(slot)] == [ActionID(3), nil, nil])
    }

    @Test func `Many who reach for one permit get it once`() async {
        let slot = PermitSlot(Permit(action: ActionID(3)))
        let given = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 { group.addTask { Self.take(slot) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(given == 1)
    }

    @Test func `A denial says the author's message or one constant text`() {
        #expect(Denial.plain.text == Denial.constantText)
        #expect(Denial(message: nil) == Denial.plain)
        #expect(Denial(message: "not here").text == "Denied by Tribune: not here")
    }

    @Test func `Verbs are those of MCP, and starting another agent`() {
        #expect(
            Set(Verb.allCases.map(\.rawValue)) == [
                "tools/call", "resources/read", "prompts/get", "completion/complete",
                "subscriptions/listen", "agents/spawn",
            ])
    }
}
