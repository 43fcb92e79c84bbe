import Agency
import HumanDesk
import TransparencyLog

/// A person answers an ask: sees it, agrees, and signs what was seen.
struct Answering {
    let decision: AnswerRecord.Decision
    let ask: ActionID
    let person: PersonName?
    /// For scripts: the digest of what they looked at, in place of the question.
    let digest: String?

    func run() throws {
        let places = try Places()
        let client = try Daemon.connect()
        guard case .asks(let asks) = try client.ask(.asks),
            case .log(let log) = try client.ask(.log)
        else { throw PeopleClient.unexpected }
        guard let view = asks.first(where: { $0.ask == ask }) else {
            throw ClientFailure(
                ExitStatus.refused, "ask \(ask) does not wait; tribune approvals lists what does")
        }
        let shown = try Self.digest(of: view)
        let key = try Signer.key(as: person, among: view.approvers, in: places)
        for line in AskText.lines(view, digest: shown) { Output.error(line) }
        try confirm(shown, as: key.person)
        let message = try SignedAnswer(
            origin: log.origin, ask: ask, decision: decision, shown: shown, person: key.person
        ).message
        let answer = AnswerRecord(
            ask: ask, decision: decision, person: key.person, shown: shown,
            signature: try key.sign(message))
        switch try client.ask(.answer(ask: ask, answer: answer)) {
        case .done: break
        case .noted:
            return Output.line("\(ask): noted for \(key.person); another approver must agree")
        default: throw PeopleClient.unexpected
        }
        Output.line("\(ask) \(decision == .approve ? "approved" : "denied") by \(key.person)")
    }

    /// The digest of what is displayed, by this program's own reckoning.
    static func digest(of view: AskView) throws -> Digest {
        guard let digest = Digest(bytes: Digests.sha256(Array(view.document.utf8))) else {
            throw PeopleClient.unexpected
        }
        return digest
    }

    private func confirm(_ shown: Digest, as person: PersonName) throws {
        if let digest {
            guard digest == shown.hex else {
                throw ClientFailure(
                    ExitStatus.refused,
                    "--yes-digest is not the digest of what waits, \(shown); look at it again")
            }
            return
        }
        guard PersonTerminal.isTerminal(0) else {
            throw ClientFailure(
                ExitStatus.usage, "no terminal to ask on; look, then use --yes-digest \(shown)")
        }
        try Question.ask("\(decision.rawValue) as \(person)?")
    }
}
