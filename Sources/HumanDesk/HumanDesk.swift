// # HumanDesk: what people may do
//
// See, approve, stop, loosen, start, read. The console and the command line speak with the hall
// through this protocol and nothing else; no door of an agent can name it. Every call says who is
// calling, as the kernel vouches for it (`Peer`). Proofs are opaque bytes here.
//
// The same values travel as JSON lines over the people's socket: see `PeopleMessage`.
public import Agency

/// Everything that people can ask of the hall.
public protocol HumanDesk: Sendable {
    /// What runs and ran, newest first, at most `max`.
    func lineages(max: Int, for peer: Peer) throws -> [LineageView]

    /// The lineage of one lease, at little cost: a run's client looks often. Nil for an unknown
    /// lease.
    func lineage(of lease: LeaseID, for peer: Peer) throws -> LineageView?

    /// What waits for a person, oldest first.
    func asks(for peer: Peer) throws -> [AskView]

    /// Answers an ask. False when it was noted and another person must agree. Throws `Refusal` for
    /// a wrong signature, digest or person.
    func answer(_ ask: ActionID, _ answer: AnswerRecord, from peer: Peer) async throws -> Bool

    /// Changes what a lineage may do. Stop acts first and returns with its proof.
    func order(_ order: Order, from peer: Peer) async throws -> OrderReceipt

    /// Puts another mandate in force for a live lineage: at once when it allows nothing more, else
    /// when it is signed as a loosening order is. It counts from the next act on.
    func correct(
        _ mandate: Mandate, by order: Order, from peer: Peer
    ) async throws -> OrderReceipt

    /// The limits of a lease, its lineage and everything above, with what is left.
    func limits(of lease: LeaseID?, for peer: Peer) throws -> [PurseView]

    /// Sets the organisation's charter. The first needs the daemon's own user; each later one two
    /// stewards of the one before.
    func set(_ charter: Charter, agreed: [Consent], from peer: Peer) async throws

    /// The charter in force; nil when there is none.
    func charter(for peer: Peer) throws -> CharterRecord?

    /// Vouches for a gate of an agent, signed.
    func vouch(_ evidence: EvidenceRecord, from peer: Peer) async throws

    /// Answers asks beforehand, signed.
    func allow(_ allowance: AllowanceRecord, from peer: Peer) async throws

    /// Makes a person known, or changes one. The first person may be added by the daemon's own
    /// user; afterwards this needs the daemon's own user too.
    func add(_ person: PersonRecord, from peer: Peer) async throws

    /// The people known.
    func people(for peer: Peer) throws -> [PersonRecord]

    /// Runs an agent under a mandate. Returns when the lease is granted; `terminal` is called with
    /// what the agent writes and how it ends.
    func run(
        _ request: RunRequest, from peer: Peer, terminal: any RunTerminal
    ) async throws -> any RunControl

    /// Looks at a run that goes on, after the client lost its connection to an upgraded daemon.
    /// Only the user who started it may.
    func attach(
        to lease: LeaseID, from peer: Peer, terminal: any RunTerminal
    ) async throws -> any RunControl

    /// Entries of the log as JSON text, from `first`, at most `max`, with payloads if asked for.
    /// Covers whatever was shown before.
    func entries(
        from first: Int, max: Int, payloads: Bool, for peer: Peer
    ) async throws -> [EntryView]

    /// Erases an entry's payload for good (retention, erasure). The log and every proof stay valid.
    func erase(_ index: Int, from peer: Peer) async throws

    /// Where the log lies, its public key and its newest checkpoint, after publishing one over
    /// whatever was shown before.
    func log(for peer: Peer) async throws -> LogView

    /// Copies the house as of now into a new folder, without the keys that sign.
    func backUp(to folder: String, from peer: Peer) async throws -> BackupView

    /// After a restore: what the caps have left is right. Where the charter has stewards, they set
    /// it anew instead.
    func confirmRestore(from peer: Peer) async throws

    /// Replaces the daemon by the program at its path without ending a cell.
    func upgrade(from peer: Peer) async throws

    /// Ends the daemon in order: agents are stopped first.
    func shutDown(from peer: Peer) async throws
}
