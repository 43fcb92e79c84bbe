/// The daemon's ends of the agent's pipes.
public struct CellPipes: Sendable {
    /// What is written here the agent reads from its standard input.
    public let input: CellDescriptor
    /// The agent's standard output.
    public let output: CellDescriptor
    /// The agent's standard error.
    public let error: CellDescriptor
}
