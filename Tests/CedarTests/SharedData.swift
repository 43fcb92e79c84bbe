import Foundation
import TestKit

/// The folder `shared/data/cedar` beside the repository, where it is present, and its archives.
enum SharedData {
    static let folder = SharedFolder.folder("cedar")

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
