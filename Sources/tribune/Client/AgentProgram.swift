import Agency
import Mandates

/// The command that a person gives to `run`, looked at as their shell would.
struct AgentProgram {
    /// The command with its program's absolute path, when the person's shell finds one.
    let command: [String]
    private let needs: ProgramFiles
    private let folder: String

    /// A mandate that sets `PATH` decides itself what a bare name means.
    init(_ command: [String], mandate: Mandate, folder: String, _ files: HostFiles) {
        needs = ProgramFiles(
            command, in: folder, writable: ProgramFiles.writable(mandate), files)
        self.folder = folder
        var resolved = command
        let isBare = command.first?.contains("/") == false
        if !isBare || mandate.environment.set["PATH"] == nil, let word = command.first,
            let program = ProgramFiles.find(word, in: folder, files)
        {
            resolved[0] = program
        }
        self.command = resolved
    }

    /// What the program needs and the mandate does not show.
    func missing(from mandate: Mandate) -> [ProgramFiles.Path] {
        needs.missing(from: mandate.files.read + mandate.files.write)
    }

    /// The mandate with what the program needs, read-only.
    func added(to mandate: Mandate) -> Mandate {
        var mandate = mandate
        mandate.files.read += missing(from: mandate).map(\.path)
        if let path = needs.path, mandate.environment.set["PATH"] == nil {
            mandate.environment.pass.removeAll { $0 == "PATH" }
            mandate.environment.set["PATH"] = path
        }
        return mandate
    }

    /// The lines that the mandate lacks, for the person to add.
    func advice(for mandate: Mandate) -> [String] {
        missing(from: mandate).map { path in
            "under files.read add: - \(path.path)  # \(path.why)"
        } + needs.notes
    }
}
