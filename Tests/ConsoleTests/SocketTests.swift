import Agency
import Foundation
import HumanDesk
import Logging
import Testing

@testable import Console

@Suite struct SocketTests {
    @Test func `the folder is closed to others, and nothing is left after a stop`() async throws {
        let house = try TestHouse()
        defer { try? FileManager.default.removeItem(atPath: house.folder) }
        try FileManager.default.createDirectory(
            atPath: house.folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o777])
        try await house.socket.start()
        let attributes = try FileManager.default.attributesOfItem(atPath: house.folder)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        await house.socket.stop()
        #expect(!FileManager.default.fileExists(atPath: house.path))
    }

    @Test func `a second daemon is refused while the first listens, and may follow it`()
        async throws
    {
        let house = try TestHouse()
        defer { try? FileManager.default.removeItem(atPath: house.folder) }
        try await house.socket.start()
        let second = PeopleSocket(
            desk: house.desk, path: house.path, logger: Logger(label: "second"))
        let refusal = await #expect(throws: Refusal.self) { try await second.start() }
        #expect(refusal?.code == "already_running")
        try await house.client { client in try await client.expect(.asks, answers: .asks([])) }
        await house.socket.stop()
        try await second.start()
        try await house.client { client in try await client.expect(.asks, answers: .asks([])) }
        await second.stop()
    }

    @Test func `a dead daemon's socket is removed`() async throws {
        let house = try TestHouse()
        defer { try? FileManager.default.removeItem(atPath: house.folder) }
        try FileManager.default.createDirectory(
            atPath: house.folder, withIntermediateDirectories: true)
        let script = "import socket,sys;s=socket.socket(socket.AF_UNIX);s.bind(sys.argv[1])"
        let made = try await Program.run(["python3", "-c", script, house.path])
        try #require(made.status == 0)
        try #require(FileManager.default.fileExists(atPath: house.path))
        try await house.socket.start()
        try await house.client { client in try await client.expect(.asks, answers: .asks([])) }
        await house.socket.stop()
    }

    @Test func `a socket that somebody else listens on stays`() async throws {
        let house = try TestHouse()
        defer { try? FileManager.default.removeItem(atPath: house.folder) }
        try await house.socket.start()
        // The lock is gone, as when the other is no Tribune; the listener is not.
        try FileManager.default.removeItem(atPath: house.folder + "/lock")
        let second = PeopleSocket(
            desk: house.desk, path: house.path, logger: Logger(label: "second"))
        await #expect(throws: Refusal.self) { try await second.start() }
        try await house.client { client in try await client.expect(.asks, answers: .asks([])) }
        await house.socket.stop()
    }

    @Test func `a file in the socket's place is not removed`() async throws {
        let house = try TestHouse()
        defer { try? FileManager.default.removeItem(atPath: house.folder) }
        try FileManager.default.createDirectory(
            atPath: house.folder, withIntermediateDirectories: true)
        try Data("precious".utf8).write(to: URL(fileURLWithPath: house.path))
        let refusal = await #expect(throws: Refusal.self) { try await house.socket.start() }
        #expect(refusal?.code == "not_a_socket")
        let kept = try Data(contentsOf: URL(fileURLWithPath: house.path))
        #expect(kept == Data("precious".utf8))
    }

    @Test(arguments: [
        ("/tmp/" + String(repeating: "x", count: 103), "path_too_long"),
        ("relative/socket", "path_not_absolute"),
        ("/no/such/parent/people/socket", "io"),
    ])
    func `a path that cannot be used is refused with a sentence`(
        path: String, code: String
    ) async throws {
        let socket = PeopleSocket(desk: FakeDesk(), path: path, logger: Logger(label: "test"))
        let refusal = await #expect(throws: Refusal.self) { try await socket.start() }
        #expect(refusal?.code == code)
    }

    @Test func `idle clients that hold every connection do not keep a stop out`() async throws {
        var bounds = TestHouse.quick()
        bounds.connections = 2
        try await TestHouse.with(bounds) { house in
            try await house.client { first in
                _ = try await first.ask(.asks)
                try await house.client { second in
                    _ = try await second.ask(.asks)
                    try await house.client { third in
                        guard case .receipt = try await third.ask(.order(Sample.stop)) else {
                            Issue.record("the stop was turned away")
                            return
                        }
                    }
                    try await second.expect(.asks, answers: .asks([]))
                }
                let end = try await first.line()
                #expect(end == nil)
            }
        }
    }
}
