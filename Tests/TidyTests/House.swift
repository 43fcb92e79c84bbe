import Foundation

/// The repository as it lies on disk.
struct House: Sendable {
    let root: URL
    let files: [SourceFile]

    /// Reads every text file that the rules speak of.
    ///
    /// Build folders and what git ignores by name are left out.
    init(root: URL) throws {
        self.root = root
        var found: [SourceFile] = []
        for folder in ["Sources", "Tests", "Benchmarks", "Fuzz", "Examples", "scripts"] {
            for path in House.paths(below: root.appending(path: folder)) {
                let url = root.appending(path: "\(folder)/\(path)")
                guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
                found.append(SourceFile(path: "\(folder)/\(path)", text: text))
            }
        }
        files = found
    }

    /// The folder that holds Package.swift, found upward from this file.
    static func locateRoot(from file: String = #filePath) throws -> URL {
        var folder = URL(filePath: file).deletingLastPathComponent()
        while folder.path != "/" {
            let manifest = folder.appending(path: "Package.swift").path
            if FileManager.default.fileExists(atPath: manifest) { return folder }
            folder.deleteLastPathComponent()
        }
        throw NoRoot()
    }

    /// No Package.swift lies above the tests.
    struct NoRoot: Error {}

    /// The names of the folders that are targets.
    var targets: Set<String> {
        Set(files.filter(\.isSource).compactMap(\.target))
    }

    private static let textSuffixes = [".swift", ".c", ".h", ".py", ".sh", ".resolved"]

    private static func paths(below folder: URL) -> [String] {
        // A package elsewhere may link to these folders; the enumerator does not follow a link.
        let real = folder.resolvingSymlinksInPath().path
        guard let walk = FileManager.default.enumerator(atPath: real) else { return [] }
        var found: [String] = []
        while let path = walk.nextObject() as? String {
            let name = path.split(separator: "/").last ?? ""
            if name.hasPrefix(".") || name == "__pycache__" {
                walk.skipDescendants()
            } else if textSuffixes.contains(where: { name.hasSuffix($0) }) {
                found.append(path)
            }
        }
        return found.sorted()
    }
}
