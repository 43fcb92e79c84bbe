import Agency
import Mandates

/// What the programs of a mandate's servers need.
enum ServerPrograms {
    /// The lines that the mandate lacks, for the person to add.
    static func advice(for mandate: Mandate, folder: String, _ files: HostFiles) -> [String] {
        mandate.servers.sorted { $0.key < $1.key }.flatMap { name, server -> [String] in
            guard case .command(let command) = server.transport else { return [] }
            let needs = ProgramFiles(
                command, in: folder, writable: ProgramFiles.writable(mandate), files)
            let granted = server.files.read + server.files.write
            return needs.missing(from: granted).map { path in
                "under servers.\(name).files.read add: - \(path.path)  # \(path.why)"
            } + needs.notes.map { "server \(name): \($0)" }
        }
    }
}
