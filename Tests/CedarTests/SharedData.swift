import Foundation

/// The folder `shared/data/cedar` beside the repository, where it is present, and its archives.
enum SharedData {
    static let folder: URL? = {
        let manager = FileManager.default
        var candidates: [URL] = []
        if let path = ProcessInfo.processInfo.environment["TRIBUNE_SHARED"] {
            candidates.append(URL(fileURLWithPath: path))
        }
        var above = URL(fileURLWithPath: #filePath)
        while above.path != "/" {
            above.deleteLastPathComponent()
            candidates.append(above.appendingPathComponent("shared"))
        }
        return candidates.map { $0.appendingPathComponent("data/cedar") }
            .first { manager.fileExists(atPath: $0.path) }
    }()

    /// Unpacks what matches the patterns into a new folder and hands it over; removes it after.
    static func unpacked<Result>(
        _ archive: String, _ patterns: [String], _ body: (URL) throws -> Result
    ) throws -> Result? {
        guard let folder else { return nil }
        let target = FileManager.default.temporaryDirectory
            .appendingPathComponent("cedar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: target) }
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments =
            [
                "tar", "-xzf", folder.appendingPathComponent(archive).path, "-C", target.path,
                "--wildcards",
            ] + patterns
        try tar.run()
        tar.waitUntilExit()
        return try body(target)
    }

    static func bytes(_ url: URL) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url))
    }

    /// Every file below with this ending, in order of name.
    static func files(_ folder: URL, ending: String) -> [URL] {
        let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (walker?.compactMap { $0 as? URL } ?? [])
            .filter { $0.lastPathComponent.hasSuffix(ending) }
            .sorted { $0.path < $1.path }
    }
}
