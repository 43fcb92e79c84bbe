import Agency

/// An agent in a cell that only looks at its own clock.
struct SimulatedAgent {
    let lease: LeaseID
    let lineage: LineageID
    let mandate: Mandate
    /// The machine that its cell is on.
    let daemon: Int
    /// The run of the daemon that holds its cell, and under which token.
    let house: Int
    let token: Int
    /// When the cell ends unless it is renewed, in true time.
    var deadline: Int64
    /// Permits that were not spent.
    var permits: [PermitSlot] = []
    /// Spent and not settled.
    var flying: [ActionID] = []
    /// Asks that wait.
    var waiting: [ActionID] = []
}
