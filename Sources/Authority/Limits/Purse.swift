import Agency

/// A ledger that an act is held against.
enum Purse: Sendable, Hashable {
    /// What a child got.
    case lease(LeaseID)
    /// The lineage; not its life limits where `isWhole` is false, since those moved to the child.
    case lineage(LineageID, isWhole: Bool)
    /// A cap above the lineage.
    case account(Account)

    /// True when life limits count here.
    var isWhole: Bool {
        if case .lineage(_, false) = self { false } else { true }
    }

    /// What people call it; empty for the agent's own.
    var name: String {
        if case .account(let account) = self { account.text } else { "" }
    }
}
