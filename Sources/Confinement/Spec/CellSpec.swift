/// What runs in a cell and what it is given. Everything that is not listed is not there.
public struct CellSpec: Sendable, Hashable {
    /// The command and its arguments, as seen inside. A name without a slash is looked up in the
    /// `PATH` of `environment`.
    public var arguments: [String]
    /// All of the agent's environment. Nothing is inherited.
    public var environment: [String: String]
    /// The working directory inside the cell.
    public var directory: String
    /// What the cell's root is made of, in any order.
    public var root: [CellMount]
    /// Paths inside the cell that stay as they are although they lie in a writable tree. A path
    /// that does not exist cannot be created; write it with a trailing slash when it would be a
    /// directory.
    public var protected: [String]
    /// Loopback ports inside the cell whose listeners the daemon holds.
    public var doors: [UInt16]
    /// Loopback ports inside the cell that the agent may listen on, at most 16. Empty: its `listen`
    /// is refused. There is no UDP in a cell.
    public var listen: [UInt16]
    /// Paths inside whose files may be executed although they lie in a writable tree. What can only
    /// be read can be executed anyway, and nothing else can.
    public var executable: [String]
    /// What the agent's first three descriptors are.
    public var stdio: CellStdio
    /// Hard caps.
    public var limits: CellLimits
    /// The dead man's lease that runs from the start, in milliseconds.
    public var leaseMilliseconds: UInt64
    /// The host name inside.
    public var hostname: String
    /// The user of the host that the cell runs as. Nil: the daemon's own. Only root may choose.
    public var user: CellUser?
    /// Missing rights of the host that were accepted by name.
    public var acceptedWeaknesses: Set<Weakness>

    /// A cell for one command, with nothing else granted.
    public init(arguments: [String], root: [CellMount] = []) {
        self.arguments = arguments
        self.root = root
        environment = [:]
        directory = "/"
        protected = []
        doors = []
        listen = []
        executable = []
        stdio = .pipes
        limits = CellLimits()
        leaseMilliseconds = 10_000
        hostname = "cell"
        user = nil
        acceptedWeaknesses = []
    }
}
