import Foundation
import Testing

@testable import TransparencyLog

/// Runs Tests/Interop/run when TRIBUNE_INTEROP is set: `./test` sets it after it has installed the
/// other verifiers.
@Suite("Independent verifiers")
struct InteropTests {
    private static let isOn = ProcessInfo.processInfo.environment["TRIBUNE_INTEROP"] != nil

    @Test(
        "three independent verifiers accept our log and reject a changed one",
        .enabled(if: isOn), arguments: [1, 256, 700, 70_000])
    func accepted(count: Int) throws {
        let folder = try TemporaryFolder()
        var sizes = TestLog.sizes
        sizes.segmentBytes = 8 << 20
        let log = try TestLog.open(folder, sizes: sizes)
        try TestLog.fill(log, count / 2)
        try log.publish()
        try TestLog.fill(log, count - count / 2)
        try log.close()
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Interop/run")
        let process = Process()
        process.executableURL = script
        process.arguments = [folder.path, log.key.description]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
