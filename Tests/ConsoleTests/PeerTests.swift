import Agency
import Foundation
import HumanDesk
import StrictJSON
import Testing

@testable import Console

/// Who may speak on the socket. A real child in a real namespace tries.
@Suite struct PeerTests {
    /// Connects, asks, and prints each line that comes until the end.
    private static let script = """
        import socket,sys
        s=socket.socket(socket.AF_UNIX);s.connect(sys.argv[1])
        try: s.sendall(b'{"asks":{}}\\n')
        except OSError: pass
        s.shutdown(socket.SHUT_WR)
        data=b''
        while True:
            try: part=s.recv(65536)
            except OSError: break
            if not part: break
            data+=part
        sys.stdout.write(data.decode())
        """

    /// Runs the client under a prefix; nil when the prefix itself does not work here.
    private func answer(under prefix: [String], at path: String) async throws -> [PeopleReply]? {
        guard try await Program.run(prefix + ["true"]).status == 0 else {
            print("skipped: \(prefix.joined(separator: " ")) is not allowed here")
            return nil
        }
        let result = try await Program.run(prefix + ["python3", "-c", Self.script, path])
        return try result.output.split(separator: "\n").map { line in
            let value = try JSONValue.parse(String(line))
            return try JSONValueDecoder().decode(PeopleReply.self, from: value)
        }
    }

    @Test func `a program of the same namespaces is served`() async throws {
        try await TestHouse.with { house in
            let replies = try await answer(under: ["env"], at: house.path)
            #expect(replies == [.asks([])])
        }
    }

    @Test(arguments: [
        ["unshare", "--user", "--map-root-user"],
        ["unshare", "--pid", "--fork"],
        ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"],
    ])
    func `a program of another user or pid namespace gets one refusal and the end`(
        prefix: [String]
    ) async throws {
        try await TestHouse.with { house in
            guard let replies = try await answer(under: prefix, at: house.path) else { return }
            #expect(replies.count == 1)
            guard case .refused("foreign_namespace", _)? = replies.first else {
                Issue.record("answered \(replies)")
                return
            }
            #expect(house.desk.calls.isEmpty)
        }
    }

    @Test func `another mount or net namespace alone is no agent's`() async throws {
        try await TestHouse.with { house in
            let prefix = ["unshare", "--mount", "--net"]
            guard let replies = try await answer(under: prefix, at: house.path) else { return }
            #expect(replies == [.asks([])])
        }
    }

    @Test func `what cannot be read about a process counts as foreign`() {
        #expect(PeerCheck.namespaces(of: "self") != nil)
        #expect(PeerCheck.namespaces(of: "4194305") == nil)
        #expect(PeerCheck.startTime(of: "4194305") == nil)
        #expect(PeerCheck.startTime(of: "self") == PeerCheck.startTime(of: "self"))
    }

    @Test func `without a process handle the check by start time serves and refuses the same`()
        throws
    {
        let own = try #require(PeerCheck.namespaces(of: "self"))
        let pid = ProcessInfo.processInfo.processIdentifier
        try PeerCheck.checkTwice(pid, own: own)
        var other = own
        other.user = "user:[1]"
        let foreign = #expect(throws: Refusal.self) { try PeerCheck.checkTwice(pid, own: other) }
        #expect(foreign?.code == "foreign_namespace")
        let gone = #expect(throws: Refusal.self) { try PeerCheck.checkTwice(4_194_305, own: own) }
        #expect(gone?.code == "peer_gone")
    }
}
