import CConfinement
import Glibc
import Testing

@testable import Confinement

struct SocketAttackTests {
    /// Kinds of AF_UNIX sockets as numbers.
    private static let stream = "1"
    private static let datagram = "2"

    private func spec(_ words: [String], _ folder: Folder) -> CellSpec {
        var spec = Attacker.spec(words)
        spec.root.append(.readWrite(host: folder.path, inside: "/work"))
        return spec
    }

    @Test(arguments: [
        (["unix-connect"], Self.stream), (["unix-connect"], Self.datagram),
        (["unix-pair"], Self.datagram), (["unix-stream-pair"], Self.stream),
    ])
    func `A path socket of the host in a granted tree cannot be reached`(
        attack: [String], kind: String
    ) async throws {
        let folder = Folder()
        let server = try HostProcess([
            Attacker.path, "unix-listen", folder.path + "/socket", kind,
        ])
        #expect(server.line() == "worked: listening")
        let outcome = try await Attacker.run(spec(attack + ["/work/socket"], folder))
        #expect(outcome.wasRefused, "\(outcome.output)")
        if attack != ["unix-stream-pair"] {
            #expect(try Attacker.run(outside: attack + [folder.path + "/socket"]).worked)
        }
    }

    @Test func `An abstract socket of the host cannot be reached`() async throws {
        let name = "@tribune-cell-test-\(getpid())"
        let server = try HostProcess([Attacker.path, "unix-listen", name, Self.stream])
        #expect(server.line() == "worked: listening")
        #expect(try Attacker.outside("unix-connect", name).worked)
        #expect(try await Attacker.inside("unix-connect", name).wasRefused)
    }

    @Test func `Every socket that the host has now is out of reach`() async throws {
        let table = Kernel.read("/proc/net/unix") ?? ""
        let names = Set(
            table.split(separator: "\n").dropFirst().compactMap { line -> String? in
                let fields = line.split(separator: " ", omittingEmptySubsequences: true)
                return fields.count > 7 ? String(fields[7]) : nil
            })
        for name in names.sorted().prefix(20) {
            #expect(try await Attacker.inside("unix-connect", name).wasRefused, "\(name)")
        }
    }

    // AF_UNIX 1, NETLINK 16 (audit 9, connector 11, kobject 15), KEY 15, PACKET 17, ALG 38,
    // VSOCK 40, XDP 44, raw internet sockets, UDP, ping, UDP-Lite, MPTCP, SCTP, and IPv4
    // sequenced packets.
    @Test(arguments: [
        ["1", "1", "0"], ["1", "2", "0"], ["1", "5", "0"], ["16", "3", "9"], ["16", "3", "11"],
        ["16", "3", "15"], ["15", "3", "2"], ["17", "3", "768"], ["38", "5", "0"],
        ["40", "1", "0"], ["44", "3", "0"], ["2", "3", "1"], ["2", "3", "255"], ["10", "3", "58"],
        ["2", "2", "0"], ["2", "2", "17"], ["10", "2", "0"], ["2", "2", "1"], ["2", "2", "136"],
        ["2", "1", "262"], ["2", "1", "132"], ["2", "5", "0"], ["31", "3", "1"], ["29", "3", "1"],
    ])
    func `Sockets of other kinds are refused`(numbers: [String]) async throws {
        let outcome = try await Attacker.run(Attacker.spec(["socket"] + numbers))
        #expect(outcome.wasRefused, "\(outcome.output)")
    }

    @Test(arguments: [["2", "1", "0"], ["10", "1", "6"], ["16", "3", "0"]])
    func `TCP sockets and the list of addresses are given`(numbers: [String]) async throws {
        #expect(try await Attacker.run(Attacker.spec(["socket"] + numbers)).worked)
    }

    @Test func `High bits do not slip past the filter`() async throws {
        #expect(try await Attacker.inside("high-bits").wasRefused)
        #expect(try Attacker.outside("high-bits").worked)
    }

    @Test(arguments: [
        ["tcp-connect", "192.0.2.1", "80"], ["tcp-connect", "10.0.0.1", "53"],
        ["udp-send", "192.0.2.1", "53"], ["udp-send", "169.254.169.254", "80"],
    ])
    func `There is no network but the doors`(words: [String]) async throws {
        let outcome = try await Attacker.run(Attacker.spec(words))
        #expect(outcome.wasRefused, "\(outcome.output)")
    }
}
