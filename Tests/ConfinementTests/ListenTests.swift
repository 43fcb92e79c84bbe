import Glibc
import Testing

@testable import Confinement

struct ListenTests {
    @Test(arguments: ["8080", "0"])
    func `An agent without ports does not listen`(port: String) async throws {
        #expect(try await Attacker.inside("listen", port).wasRefused)
        #expect(try Attacker.outside("listen", port).worked)
    }

    @Test func `An agent listens on the ports that it was given`() async throws {
        for port in ["8080", "8081"] {
            let outcome = try await Attacker.inside("listen", port) { $0.listen = [8080, 8081] }
            #expect(outcome.worked, "\(outcome.output)")
        }
    }

    @Test(arguments: [
        ["listen", "8082"], ["listen", "0"], ["listen-swap", "8080"],
        ["listen-lent", "8080", "7300"], ["listen-pair"], ["steal-door", "7300"],
    ])
    func `It listens on no other`(words: [String]) async throws {
        var spec = Attacker.spec(words)
        spec.listen = [8080]
        spec.doors = [7300]
        let outcome = try await Attacker.run(spec)
        #expect(outcome.wasRefused, "\(words): \(outcome.output)")
    }

    @Test func `Outside the same listens elsewhere`() throws {
        let port = String(20_000 + getpid() % 20_000)
        let outcome = try Attacker.outside("listen-swap", port)
        #expect(outcome.worked, "\(outcome.output)")
    }

    @Test func `What it asks through is not in its hands`() async throws {
        let outcome = try await Attacker.inside("descriptors") { $0.listen = [8080] }
        #expect(outcome.worked, "\(outcome.output)")
    }

    @Test func `A flood of questions does not stop the clock of the lease`() async throws {
        let outcome = try await Attacker.inside("listen-flood", "8081") {
            $0.listen = [8080]
            $0.leaseMilliseconds = 700
        }
        #expect(outcome.proof?.report?.cause == .leaseExpired)
    }

    @Test func `A socket that lingers does not stop it either`() async throws {
        let outcome = try await Attacker.inside("listen-linger", "8080") {
            $0.listen = [8080]
            $0.leaseMilliseconds = 2000
        }
        #expect(outcome.proof?.report?.cause == .leaseExpired)
    }

    @Test(arguments: [[0], [7300], Array(1...17), [80, 80]] as [[UInt16]])
    func `Ports that make no sense are refused`(ports: [UInt16]) {
        var spec = Attacker.spec(["echo-worked"])
        spec.doors = [7300]
        spec.listen = ports
        #expect(throws: CellRefusal.badValue("ports to listen on")) {
            try CellPlan(spec, tools: Attacker.tools)
        }
    }
}
