import Foundation

/// Runs a program to its end.
enum Program {
    struct Result: Sendable {
        var status: Int32
        var output: String
    }

    /// Waits on a thread of its own: the daemon under test needs the threads of the tasks.
    static func run(_ command: [String]) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Swift.Result { try wait(command) })
            }
        }
    }

    private static func wait(_ command: [String]) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
}
