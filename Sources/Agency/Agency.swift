/// # Agency: the nouns
///
/// Every room under the hall speaks with these values and nothing else. An agent's request becomes
/// an `Action`; the hall answers with a `Ruling`; what happened becomes an `Entry` of the log. A
/// `Mandate` says what an agent is for and how much it may use. `AgentDesk` is all that a door can
/// ask of the hall: propose, spend, settle. It cannot name approve, stop or loosen.
///
/// Folders: `Names` (identifiers, time, quantities), `Act` (action, verdict, permit, outcome),
/// `Mandate`, `Entries` (what the log holds, with its canonical encoding), `Desk`.
public enum Agency {
    /// The format version that new entries carry. Older versions are read for ever.
    public static let entryVersion = 1
}
