import StrictJSON

/// The text that a person signs to answer an ask (Specs/answers.md). It binds what was displayed.
public struct SignedAnswer: Sendable, Hashable {
    /// The origin of the log, so that an answer to one house means nothing in another.
    public var origin: String
    /// The ask.
    public var ask: ActionID
    /// `approve` or `deny`.
    public var decision: AnswerRecord.Decision
    /// The digest of what was displayed.
    public var shown: Digest
    /// Who signs.
    public var person: PersonName

    /// The answer with these parts.
    public init(
        origin: String, ask: ActionID, decision: AnswerRecord.Decision, shown: Digest,
        person: PersonName
    ) {
        self.origin = origin
        self.ask = ask
        self.decision = decision
        self.shown = shown
        self.person = person
    }

    /// The bytes to sign: RFC 8785 of the parts under the type `tribune-answer-v1`.
    public var message: [UInt8] {
        get throws {
            let value: JSONValue = [
                "type": "tribune-answer-v1", "origin": .string(origin),
                "ask": .number(JSONNumber(Int64(ask.index))),
                "decision": .string(decision.rawValue), "shown": .string(shown.hex),
                "person": .string(person.text),
            ]
            return try value.canonical()
        }
    }
}
