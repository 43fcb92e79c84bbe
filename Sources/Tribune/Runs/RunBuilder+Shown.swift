import Agency
import Confinement
import HumanDesk

/// What a cell shows of the host's files: resolved, checked, and then mounted as it was checked.
extension RunBuilder {
    /// The mounts of a grant. A grant that shows a folder of oversight is refused: the people's
    /// socket, the log, keys.
    func mounts(_ files: FileGrant) throws -> [CellMount] {
        let read = try files.read.filter { !files.write.contains($0) }
            .map { CellMount.readOnly(host: try shown($0), inside: $0) }
        let write = try files.write.map { CellMount.readWrite(host: try shown($0), inside: $0) }
        return read + write
    }

    /// The folders that cells of this mandate may write to, without links.
    private var writable: [String] {
        let servers = mandate.servers.values.flatMap(\.files.write)
        return (mandate.files.write + servers).compactMap(HostPath.real)
    }

    /// The path without links. One that leads over a link in a writable folder means whatever an
    /// earlier run has made of it.
    private func shown(_ path: String) throws -> String {
        guard let way = HostWay(path) else { throw CellRefusal.missing(path) }
        let secrets = oversight + oversight.compactMap(HostPath.real)
        for place in [path, way.real] {
            for secret in secrets
            where Self.lies(secret, in: [place]) || Self.lies(place, in: [secret]) {
                throw Refusal(
                    "shows-oversight",
                    "files: \(path) would show \(secret), which no agent may see; narrow it")
            }
        }
        if let link = way.link(below: writable) {
            throw Refusal(
                "through-link",
                "files: \(path) leads over the link \(link), which this mandate lets an agent or "
                    + "server change; it leads to \(way.real) now: grant that by its own name if "
                    + "you mean it, or remove the link")
        }
        return way.real
    }
}
