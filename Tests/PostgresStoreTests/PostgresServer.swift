import Foundation
import Synchronization

/// A PostgreSQL of its own, which ends with the test process, whatever ends that.
final class PostgresServer: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The one that most tests share; each has shards of its own.
    static let shared = Result { try PostgresServer() }

    /// A URI for libpq.
    let address: String
    private let process: Process
    private let input: FileHandle
    private let output: FileHandle
    private let turn = Mutex(())

    init(_ settings: [String] = []) throws {
        let folder = "/tmp/tribune-pg-\(UUID().uuidString.prefix(8))"
        address = "postgresql://tribune@/postgres?host=\(folder)"
        let control = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Servers/postgres/control")
        let (toServer, fromServer) = (Pipe(), Pipe())
        process = Process()
        process.executableURL = control
        process.arguments = [folder]
        process.standardInput = toServer
        process.standardOutput = fromServer
        input = toServer.fileHandleForWriting
        output = fromServer.fileHandleForReading
        try process.run()
        try expect("ready")
        for setting in settings { try order("set \(setting)", "set") }
        try start()
    }

    deinit {
        try? input.close()
        process.waitUntilExit()
    }

    func start() throws { try order("start", "started") }

    /// Ends it as an administrator does.
    func stop() throws { try order("stop", "stopped") }

    /// SIGKILL to the server and every process of it.
    func kill() throws { try order("kill", "killed") }

    private func order(_ text: String, _ wanted: String) throws {
        try turn.withLock { _ in
            try input.write(contentsOf: Data((text + "\n").utf8))
            try expect(wanted)
        }
    }

    private func expect(_ wanted: String) throws {
        var line: [UInt8] = []
        while let byte = try output.read(upToCount: 1)?.first, byte != 0x0A { line.append(byte) }
        let said = String(decoding: line, as: UTF8.self)
        guard said == wanted else { throw Failure(description: "the server said: \(said)") }
    }
}
