/// Keeps named paths inside writable trees as they are.
///
/// A read-only mount over the path is not enough: its parent could be renamed and a new one put in
/// its place. So every directory between the writable mount and the path becomes a mount point too,
/// which the kernel does not rename. What is missing is covered by an empty read-only placeholder.
struct ProtectedPaths: Sendable {
    /// bubblewrap's options, parents first.
    let arguments: [String]
    let placeholders: [CellPlan.Placeholder]
    /// The names on the host that carry the mounts: when one goes, its protection goes.
    let places: [ProtectionWatch.Place]

    private enum Cover: Sendable, Hashable {
        case anchor
        case lock
    }

    private struct Tree {
        let host: CellPath
        let inside: CellPath
    }

    init(_ paths: [String], in mounts: [MountPlan.Placed]) throws(CellRefusal) {
        var covers: [CellPath: (host: CellPath, cover: Cover)] = [:]
        var placeholders: [CellPlan.Placeholder] = []
        for text in paths {
            let path = try CellPath(text)
            guard let tree = try ProtectedPaths.tree(path, mounts) else { continue }
            try ProtectedPaths.walk(path, tree, &covers, &placeholders)
        }
        let ordered = covers.sorted {
            ($0.key.parts.count, $0.key.text) < ($1.key.parts.count, $1.key.text)
        }
        arguments = ordered.flatMap { inside, value in
            [value.cover == .lock ? "--ro-bind" : "--bind", value.host.text, inside.text]
        }
        self.placeholders = placeholders
        places = ordered.compactMap { _, value in
            value.host.parts.last.map { name in
                let folder = CellPath(parts: Array(value.host.parts.dropLast()))
                return ProtectionWatch.Place(folder: folder.text, name: name)
            }
        }
    }

    /// The writable tree of the host that a path lies in; nil when it cannot be changed anyway.
    private static func tree(
        _ path: CellPath, _ mounts: [MountPlan.Placed]
    ) throws(CellRefusal) -> Tree? {
        let nearest = mounts.filter { path.isWithin($0.inside) }
            .max { $0.inside.parts.count < $1.inside.parts.count }
        guard let nearest, case .readWrite(let host, _) = nearest.mount else { return nil }
        guard nearest.inside.parts != path.parts else { throw .protectedMount(path.text) }
        guard let real = Kernel.realPath(host) else { throw .missing(host) }
        return Tree(host: try CellPath(real), inside: nearest.inside)
    }

    private static func walk(
        _ path: CellPath, _ tree: Tree,
        _ covers: inout [CellPath: (host: CellPath, cover: Cover)],
        _ placeholders: inout [CellPlan.Placeholder]
    ) throws(CellRefusal) {
        var host = tree.host
        var inside = tree.inside
        let below = path.parts.dropFirst(inside.parts.count)
        for (offset, part) in below.enumerated() {
            host = host.appending(part)
            inside = inside.appending(part)
            let isLast = offset == below.count - 1
            let kind = Kernel.kind(host.text)
            if kind == .symlink { throw .protectedThroughSymlink(inside.text) }
            if kind == .directory && !isLast && !PlaceholderLedger.isHeld(host.text) {
                if covers[inside] == nil { covers[inside] = (host, .anchor) }
                continue
            }
            if kind == nil || PlaceholderLedger.isHeld(host.text) {
                let made = CellPlan.Placeholder(
                    host: host.text, isDirectory: !isLast || path.endsInSlash)
                if !placeholders.contains(made) { placeholders.append(made) }
            }
            covers[inside] = (host, .lock)
            return
        }
    }
}
