import Agency

/// What the policies of a mandate say to one request.
struct PolicyAnswer {
    /// Satisfied permits.
    var permits: [Reason] = []
    /// Satisfied forbids and forbids that failed: any of these denies.
    var denials: [Reason] = []
    /// Policies that ask for a person.
    var asks: [Reason] = []
    /// Shadow policies, for the record.
    var notes: [Reason] = []
}
