import Agency

/// A lineage in the auditor's books.
struct ModelLineage {
    struct Permission {
        let record: AllowanceRecord
        var used: Int64 = 0
    }

    let agent: AgentName
    var mandate: Digest
    let began: Instant
    let isObserving: Bool
    var level: AutonomyLevel
    var isStopped = false
    var isFrozen = false
    var hasEnded = false
    var lastOrder = -1
    var purse: ModelPurse
    var live: [LeaseID] = []
    var waiting: Set<Int> = []
    /// Asks of the last hour.
    var asked = ModelPurse([Limit(.asks, per: .window(.seconds(3600)), max: 0)])
    var allowances: [Int: Permission] = [:]
    var consents: [ConsentRecord] = []
    var taint: Set<TaintLabel> = []
    /// Persistence held, in its unit: all that the sample mandates gain.
    var persistence: Int64 = 0
    var copies: Int64 = 0

    var isActive: Bool { !isStopped && !isFrozen && !hasEnded }
}
