/// The hall's answer to a proposal.
public enum Ruling: Sendable {
    /// Decided and recorded: it may be done once, with the permit in the slot.
    case permit(PermitSlot)
    /// Refused; the text is all that the agent may learn.
    case deny(Denial)
}
