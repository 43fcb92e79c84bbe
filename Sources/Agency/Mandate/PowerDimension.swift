/// The nine kinds of power (design.md section 1), each in a unit of its own
/// (reference/alignment-methods.md section 5.2).
public enum PowerDimension: String, Sendable, Hashable, Codable, CaseIterable,
    CodingKeyRepresentable
{
    /// Milliseconds of a core.
    case compute
    /// Micro-units of the mandate's currency.
    case money
    /// New principals, scopes and credentials.
    case access
    /// Places from which something starts by itself.
    case persistence
    /// Live counterparts.
    case replication
    /// New hosts.
    case reach
    /// Bytes of labelled data.
    case information
    /// People and agents that were spoken to, or that granted something.
    case influence
    /// Means of oversight that were touched.
    case oversight
}
