@testable import Confinement

/// A folder of the host for one test, removed after it.
final class Folder {
    let path = newFolder()

    deinit { removeTree(path) }

    /// Makes a folder below, with those above it.
    func folder(_ name: String) {
        var at = path
        for part in name.split(separator: "/") {
            at += "/" + part
            _ = Kernel.makeDirectory(at)
        }
    }

    func file(_ name: String, _ text: String) { createFile(path + "/" + name, text) }

    /// The attacker's program, in another place.
    func copyAttacker(_ name: String) throws {
        _ = try HostProcess(["/bin/cp", Attacker.path, path + "/" + name]).exit()
    }

    func text(_ name: String) -> String? { Kernel.read(path + "/" + name) }

    func exists(_ name: String) -> Bool { Kernel.kind(path + "/" + name) != nil }
}
