/// The kinds of entry. The raw name of each in the log is `kind`.
public enum EntryBody: Sendable, Hashable {
    /// A daemon took the log over.
    case started(Started)
    /// A person was made known.
    case person(PersonRecord)
    /// A mandate was put in force for a run.
    case mandate(MandateRecord)
    /// A lease was given.
    case lease(LeaseRecord)
    /// A lease and its cell ended.
    case leaseEnded(LeaseEnded)
    /// An action was decided.
    case intent(Intent)
    /// A person answered an ask, or its time ran out.
    case answer(AnswerRecord)
    /// A permitted action ended.
    case outcome(OutcomeRecord)
    /// What a cell used since the last such entry.
    case usage(UsageRecord)
    /// A tool definition was seen first, or changed.
    case tool(ToolRecord)
    /// A door refused something it could not read.
    case refusal(RefusalRecord)
    /// A detector saw something.
    case finding(Finding)
    /// What an agent may do was changed.
    case order(Order)
    /// The organisation's charter was set.
    case charter(CharterRecord)
    /// A gate was shown to be met, or not.
    case evidence(EvidenceRecord)
    /// A person answered asks beforehand.
    case allowance(AllowanceRecord)
    /// The first of two people wants a lineage loosened.
    case consent(ConsentRecord)
    /// The entries before came from a backup.
    case restored(RestoredRecord)
    /// What the caps have left after a restore was confirmed.
    case confirmed(ConfirmedRecord)
    /// The state at an earlier index has this digest.
    case snapshot(SnapshotRecord)

    /// The name in the log.
    public var kind: String {
        switch self {
        case .started: "started"
        case .person: "person"
        case .mandate: "mandate"
        case .lease: "lease"
        case .leaseEnded: "lease_ended"
        case .intent: "intent"
        case .answer: "answer"
        case .outcome: "outcome"
        case .usage: "usage"
        case .tool: "tool"
        case .refusal: "refusal"
        case .finding: "finding"
        case .order: "order"
        case .charter: "charter"
        case .evidence: "evidence"
        case .allowance: "allowance"
        case .consent: "consent"
        case .restored: "restored"
        case .confirmed: "confirmed"
        case .snapshot: "snapshot"
        }
    }
}
