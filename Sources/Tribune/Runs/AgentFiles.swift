import Agency
import Confinement
import HumanDesk
import Mandates

/// The agent's own files that name MCP servers, as its cell shows them: each server behind the
/// gateway. The host's files stay as they are.
struct AgentFiles {
    let builder: RunBuilder

    /// The most files that are shown so: a cell takes a bounded number with bytes of ours.
    private static let most = 24

    /// A file over each that names servers, wherever the agent may look: in the folders that it
    /// is granted, and where it works.
    var mounts: [CellMount] {
        let mandate = builder.mandate
        let configuration = AgentConfiguration(
            servers: Set(mandate.servers.keys), bridge: Confinement.cellProgram,
            port: RunBuilder.port)
        let granted = mandate.files.read + mandate.files.write
        let mounts = folders(granted).flatMap { folder in
            AgentConfiguration.wellKnown.compactMap { name -> CellMount? in
                let path = folder + "/" + name
                guard !granted.contains(path),
                    let bytes = PlainFile.read(name, in: folder, by: builder.startedBy),
                    let shown = configuration.shown(bytes)
                else { return nil }
                return .file(inside: path, bytes: shown)
            }
        }
        return Array(mounts.prefix(Self.most))
    }

    private func folders(_ granted: [String]) -> [String] {
        let place = builder.request.directory
        var folders: [String] = []
        for folder in granted where !folders.contains(folder) { folders.append(folder) }
        if RunBuilder.lies(place, in: granted), !folders.contains(place),
            HostPath.real(place) == place
        {
            folders.append(place)
        }
        return folders
    }
}
