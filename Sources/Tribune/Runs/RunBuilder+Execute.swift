import Agency
import Confinement
import HumanDesk

/// What of a writable folder may be executed. What an agent can write it cannot execute: a copy of
/// a program is then no program.
extension RunBuilder {
    /// Lets a cell execute what the mandate names and the program that it starts, and keeps these
    /// as they are; but what `write` grants by the same name is writable by the person's word.
    func letExecute(_ files: FileGrant, in spec: inout CellSpec) throws {
        let folders = Self.folders(files)
        var paths: Set<String> = []
        for path in files.execute {
            guard HostPath.real(path) != nil else { throw CellRefusal.missing(path) }
            paths.formUnion(try names(of: path, in: folders))
        }
        paths.formUnion(Self.program(of: spec, in: folders))
        spec.executable = paths.sorted()
        spec.protected += spec.executable.filter { !files.write.contains($0) }
    }

    /// The names of the program of a cell, where its folders make it writable.
    private static func program(of spec: CellSpec, in folders: [Folder]) -> [String] {
        guard let word = spec.arguments.first else { return [] }
        let search = spec.environment["PATH"] ?? ""
        let places =
            word.contains("/")
            ? [word] : search.split(separator: ":").map { $0 + "/" + word }
        guard let way = places.lazy.compactMap({ HostWay($0) }).first else { return [] }
        return folders.filter { way.real != $0.real && lies(way.real, in: [$0.real]) }
            .map { $0.name(of: way.real) }
    }
}
