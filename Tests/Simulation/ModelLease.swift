import Agency

/// A lease in the auditor's books.
struct ModelLease {
    let lineage: LineageID
    let parent: LeaseID?
    let spawn: Int?
    let scope: LeaseScope
    let granted: Int
    /// What it got; nil for a root.
    var purse: ModelPurse?
    var isRevoked = false
    var hasEnded = false
}
