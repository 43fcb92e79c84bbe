/// Names by which a cell can read what it can write by another. Landlock's rules are about files,
/// whatever they are called: what may be executed by one name may be by each.
enum MountAliases {
    /// The places that are only read and show a part of what is written elsewhere.
    static func places(_ mounts: [MountPlan.Placed]) throws(CellRefusal) -> [String] {
        var read: [(host: CellPath, inside: CellPath)] = []
        var written: [(host: CellPath, inside: CellPath)] = []
        for entry in mounts {
            switch entry.mount {
            case .readOnly(let host, _): read.append((try real(host), entry.inside))
            case .readWrite(let host, _): written.append((try real(host), entry.inside))
            case .tmpfs, .file, .symlink, .proc, .devices: continue
            }
        }
        var places: [String] = []
        for shown in read {
            for open in written {
                if open.host.isWithin(shown.host) {
                    let place = moved(open.host, from: shown.host, to: shown.inside)
                    if place != open.inside { places.append(place.text) }
                } else if shown.host.isWithin(open.host) {
                    let place = moved(shown.host, from: open.host, to: open.inside)
                    if place != shown.inside { places.append(shown.inside.text) }
                }
            }
        }
        return places
    }

    private static func real(_ host: String) throws(CellRefusal) -> CellPath {
        guard let real = Kernel.realPath(host) else { throw .missing(host) }
        return try CellPath(real)
    }

    private static func moved(_ path: CellPath, from: CellPath, to: CellPath) -> CellPath {
        CellPath(parts: to.parts + path.parts.dropFirst(from.parts.count))
    }
}
