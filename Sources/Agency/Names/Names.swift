/// What an `Identifier` names. These types have no values.
public enum Names {
    /// An agent, as its mandate calls it.
    public enum Agent {}
    /// A root agent with all its descendants.
    public enum Lineage {}
    /// A lease.
    public enum Lease {}
    /// A person.
    public enum Person {}
    /// An upstream server of a mandate.
    public enum Server {}
    /// A detector's rule.
    public enum Rule {}
    /// A team of an organisation.
    public enum Team {}
    /// A gate: something that must have been shown, such as a trial or a review.
    public enum Gate {}
    /// A label of what was read.
    public enum Label {}
    /// A row of the price table.
    public enum Price {}
}

/// The name of an agent.
public typealias AgentName = Identifier<Names.Agent>
/// The id of a lineage.
public typealias LineageID = Identifier<Names.Lineage>
/// The id of a lease.
public typealias LeaseID = Identifier<Names.Lease>
/// The name of a person.
public typealias PersonName = Identifier<Names.Person>
/// The name of a server within a mandate.
public typealias ServerName = Identifier<Names.Server>
/// The id of a detector's rule.
public typealias RuleID = Identifier<Names.Rule>
/// The name of a team.
public typealias TeamName = Identifier<Names.Team>
/// The name of a gate.
public typealias GateName = Identifier<Names.Gate>
/// A label of what was read, such as `personal` or `untrusted`.
public typealias TaintLabel = Identifier<Names.Label>
/// The name of a price.
public typealias PriceName = Identifier<Names.Price>
