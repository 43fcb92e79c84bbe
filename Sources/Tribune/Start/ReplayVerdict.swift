/// What a full replay of the log found.
public enum ReplayVerdict: Sendable, Hashable {
    /// The newest snapshot is the fold of the log, or there is none: then the whole log was folded
    /// at the start.
    case agrees
    /// It is not, for the reason in the sentence: memory may be more, or less, than what happened.
    case disagrees(String)
    /// The system could not read it, for the reason in the sentence; nothing was found out.
    case unread(String)
    /// It was not finished: the daemon leaves.
    case cutShort
}
