import Foundation

/// Runs shell commands as a person would.
enum Shell {
    /// What a command printed, on both outputs in their order, and its status.
    struct Result: Sendable {
        var status: Int32
        var output: String
    }

    /// Runs a command on a thread of its own: a daemon under test needs those of the tasks.
    static func run(
        _ command: String, in folder: String, environment: [String: String]
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Swift.Result { try wait(command, folder, environment) })
            }
        }
    }

    private static func wait(
        _ command: String, _ folder: String, _ environment: [String: String]
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = environment
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
}
