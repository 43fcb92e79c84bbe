import Agency

/// An ask in the auditor's books.
struct ModelAsk {
    let intent: Intent
    let lineage: LineageID
    let expires: Instant
    var people: Set<PersonName> = []
    var isApproved = false
}
