import Foundation
import Testing

@testable import TransparencyLog

/// Runs Tests/Interop/run, with the verifiers that `./test` installs.
@Suite("Independent verifiers")
struct InteropTests {
    /// The Python of the environment with the other verifiers; nil when `./test` never made it.
    private static let python: String? = {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let python = folder.appendingPathComponent(".build-python/modern/bin/python").path
            if FileManager.default.isExecutableFile(atPath: python) { return python }
        }
        return nil
    }()

    private static let hasGo =
        FileManager.default.fileExists(atPath: "/usr/bin/go")
        && FileManager.default.fileExists(atPath: "/usr/share/gocode/src/golang.org/x/mod")

    @Test(
        "three independent verifiers accept our log and reject a changed one",
        .enabled(if: python != nil, "no .build-python/modern beside the sources: ./test makes it"),
        .enabled(if: hasGo, "no Go checker: apt-get install golang-go golang-golang-x-mod-dev"),
        arguments: [1, 256, 700, 70_000])
    func accepted(count: Int) async throws {
        let folder = try TemporaryFolder()
        var sizes = TestLog.sizes
        sizes.segmentBytes = 8 << 20
        let log = try TestLog.open(folder, sizes: sizes)
        try TestLog.fill(log, count / 2)
        try log.publish()
        try TestLog.fill(log, count - count / 2)
        try log.close()
        let path = folder.path
        let key = log.key.description
        let status = try await OwnThread.run { try Self.verify(path, key) }
        #expect(status == 0)
    }

    private static func verify(_ folder: String, _ key: String) throws -> Int32 {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Interop/run")
        let process = Process()
        process.executableURL = script
        process.arguments = [folder, key]
        process.environment = ProcessInfo.processInfo.environment
            .merging(["PYTHON": python ?? "python3"]) { $1 }
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
