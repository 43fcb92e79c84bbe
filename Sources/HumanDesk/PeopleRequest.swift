public import Agency

/// One line from a client on the people's socket (Specs/people-socket.md), as JSON.
/// Each gets one `PeopleReply`; after `run` the connection belongs to the run.
public enum PeopleRequest: Sendable, Hashable, Codable {
    /// `ps`
    case lineages(max: Int)
    /// `approvals`
    case asks
    /// `approve`, `deny`
    case answer(ask: ActionID, answer: AnswerRecord)
    /// `stop` and all other orders
    case order(Order)
    /// `correct`
    case correct(mandate: Mandate, order: Order)
    /// `limits`
    case limits(lease: LeaseID?)
    /// `charter set`
    case setCharter(charter: Charter, agreed: [Consent])
    /// `charter show`
    case charter
    /// `vouch`
    case vouch(EvidenceRecord)
    /// `allow`
    case allow(AllowanceRecord)
    /// `person add`
    case addPerson(PersonRecord)
    /// `person list`
    case people
    /// `run`: answered by `.started`, then `RunFrame`s flow both ways
    case run(RunRequest)
    /// After an upgrade, when the client's connection was lost: answered as `run` is
    case attach(LeaseID)
    /// `log show`, `log follow`
    case entries(from: Int, max: Int, payloads: Bool)
    /// `log erase`
    case erase(index: Int)
    /// `log verify`
    case log
    /// `backup`
    case backUp(folder: String)
    /// `restore --confirm`
    case confirmRestore
    /// `upgrade`
    case upgrade
    /// `shutdown`
    case shutDown
}
