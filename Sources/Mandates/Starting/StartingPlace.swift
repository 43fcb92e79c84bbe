/// What `tribune init` saw of the machine and of the command that it is for.
public struct StartingPlace: Sendable {
    /// A right that this host lacks, by the name under which a mandate accepts it.
    public struct Lack: Sendable, Hashable {
        /// The name.
        public var name: String
        /// What is lost without it.
        public var consequence: String

        /// The lack with these parts.
        public init(name: String, consequence: String) {
            self.name = name
            self.consequence = consequence
        }
    }

    /// The folder in which the agent works, absolute.
    public var folder: String
    /// As the mandate file names it: `.` when it lies there.
    public var folderName: String
    /// The host's files.
    public var files: HostFiles
    /// What the host lacks of what this mandate asks of it.
    public var lacks: [Lack]
    /// What the agent's program needs, as far as that is known.
    public var agent: [ProgramFiles]

    /// A place with these parts.
    public init(
        folder: String, folderName: String = ".", files: HostFiles, lacks: [Lack] = [],
        agent: [ProgramFiles] = []
    ) {
        self.folder = folder
        self.folderName = folderName
        self.files = files
        self.lacks = lacks
        self.agent = agent
    }
}
