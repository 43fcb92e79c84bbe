import Foundation
import TransparencyLog

/// The test log of transparency-dev/tessera with its 16 checkpoints.
struct TesseraVectors: Sendable {
    private struct Root: Decodable {
        var size: Int
        var rootBase64: String

        enum CodingKeys: String, CodingKey {
            case size
            case rootBase64 = "root_base64"
        }
    }

    let key: VerifierKey
    let leaves: [[UInt8]]
    /// Root by size.
    let roots: [TreeHash]
    /// The unpacked archive: `log/checkpoint.0` and so on.
    let files: [String: [UInt8]]

    init(_ data: URL) throws {
        let folder = data.appendingPathComponent("tlog-vectors")
        let text = try String(
            contentsOf: folder.appendingPathComponent("verifier-key.txt"), encoding: .utf8)
        key = try VerifierKey(text)
        let leafData = try Data(contentsOf: folder.appendingPathComponent("leaves.json"))
        leaves = try JSONDecoder().decode([String].self, from: leafData).map { Array($0.utf8) }
        let rootData = try Data(contentsOf: folder.appendingPathComponent("roots.json"))
        roots = try JSONDecoder().decode([Root].self, from: rootData)
            .sorted { $0.size < $1.size }
            .compactMap { Data(base64Encoded: $0.rootBase64).flatMap { TreeHash($0) } }
        files = try Self.unpack(folder.appendingPathComponent("tessera-testlog.tar.gz"))
    }

    private static func unpack(_ archive: URL) throws -> [String: [UInt8]] {
        let place = try TemporaryFolder()
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = ["tar", "xzf", archive.path, "-C", place.path]
        try tar.run()
        tar.waitUntilExit()
        var files: [String: [UInt8]] = [:]
        for name in place.files() { files[name] = try place.read(name) }
        return files
    }
}
