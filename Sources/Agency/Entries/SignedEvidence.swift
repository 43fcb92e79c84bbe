import StrictJSON

/// The text that a person signs to vouch for a gate (Specs/answers.md).
public struct SignedEvidence: Sendable, Hashable {
    /// The origin of the log.
    public var origin: String
    /// What is vouched for; its signature does not count.
    public var evidence: EvidenceRecord

    /// The text for `evidence` in the house of `origin`.
    public init(origin: String, evidence: EvidenceRecord) {
        self.origin = origin
        self.evidence = evidence
    }

    /// The bytes to sign: RFC 8785 of the parts under the type `tribune-evidence-v1`.
    public var message: [UInt8] {
        get throws {
            let value: JSONValue = [
                "type": "tribune-evidence-v1", "origin": .string(origin),
                "agent": .string(evidence.agent.text), "gate": .string(evidence.gate.text),
                "is_met": .bool(evidence.isMet),
                "expires": .string(String(evidence.expires.nanoseconds)),
                "report": .string(evidence.report.hex), "person": .string(evidence.person.text),
            ]
            return try value.canonical()
        }
    }
}
