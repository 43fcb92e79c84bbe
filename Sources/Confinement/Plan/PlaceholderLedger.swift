internal import Glibc
internal import Synchronization

/// Placeholders that cells of this process hold. Two cells may share a tree: what the first made
/// has to stay until the last is gone, because removing a name on the host takes the mount over it
/// away in every cell.
enum PlaceholderLedger {
    private static let held = Mutex<[String: Int]>([:])

    static func isHeld(_ host: String) -> Bool { held.withLock { $0[host] != nil } }

    /// Makes what is not there yet and holds all of it; holds nothing when it throws.
    static func hold(_ placeholders: [CellPlan.Placeholder]) throws(CellRefusal) {
        var done: [CellPlan.Placeholder] = []
        for placeholder in placeholders {
            let problem = held.withLock { held in
                let problem = held[placeholder.host] == nil ? make(placeholder) : 0
                if problem == 0 { held[placeholder.host, default: 0] += 1 }
                return problem
            }
            guard problem == 0 else {
                release(done)
                throw .system(call: "create \(placeholder.host)", errno: problem)
            }
            done.append(placeholder)
        }
    }

    /// Holds what an earlier image of the daemon made.
    static func adopt(_ placeholders: [CellPlan.Placeholder]) {
        held.withLock { held in
            for placeholder in placeholders { held[placeholder.host, default: 0] += 1 }
        }
    }

    /// Lets go, and removes what nobody holds any more unless it has got content.
    static func release(_ placeholders: [CellPlan.Placeholder], removing: Bool = true) {
        held.withLock { held in
            for placeholder in placeholders {
                let left = (held[placeholder.host] ?? 1) - 1
                held[placeholder.host] = left > 0 ? left : nil
                if left == 0 && removing { remove(placeholder) }
            }
        }
    }

    private static func make(_ placeholder: CellPlan.Placeholder) -> Int32 {
        placeholder.isDirectory
            ? Kernel.makeDirectory(placeholder.host, mode: 0o555)
            : Kernel.createEmptyFile(placeholder.host)
    }

    private static func remove(_ placeholder: CellPlan.Placeholder) {
        if placeholder.isDirectory {
            _ = Kernel.removeDirectory(placeholder.host)
        } else {
            Kernel.removeEmptyFile(placeholder.host)
        }
    }
}
