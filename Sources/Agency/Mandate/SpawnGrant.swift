/// That an agent may start others, and which. The numbers (live copies, generations, spawns) are
/// limits of the mandate; without a limit of live copies above one nothing can be started.
public struct SpawnGrant: Sendable, Hashable, Codable {
    /// Names that children may have; `*` stands for any run of characters.
    public var agents: [String]
    /// The highest level of a child.
    public var level: AutonomyLevel
    /// Programs that children may run: the first word of a command, exactly.
    public var programs: [String]

    /// Children of these names and programs, at most at this level.
    public init(agents: [String], level: AutonomyLevel, programs: [String]) {
        self.agents = agents
        self.level = level
        self.programs = programs
    }
}
