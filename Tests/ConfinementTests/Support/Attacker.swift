import Testing

@testable import Confinement

/// Runs `cell-attacker` inside a cell, or outside to show that the attack is real.
enum Attacker {
    static let tools = CellTools.detect()
    static let inside = "/attacker"

    /// Where the programs of this build lie.
    static var folder: String {
        let own = Kernel.realPath("/proc/self/exe") ?? ""
        return own.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
    }

    static var path: String { folder + "/cell-attacker" }

    /// A cell with the attacker, `/proc`, `/dev` and nothing else.
    static func spec(_ words: [String]) -> CellSpec {
        var spec = CellSpec(
            arguments: [inside] + words,
            root: [.readOnly(host: path, inside: inside), .proc, .devices])
        spec.acceptedWeaknesses = Set(Weakness.allCases)
        // Long enough for a busy machine: only the tests of the lease wait for its end.
        spec.leaseMilliseconds = 120_000
        return spec
    }

    /// Runs an attack in a cell until it ends.
    static func inside(
        _ words: String..., change: (inout CellSpec) -> Void = { _ in }
    ) async throws -> Outcome {
        var spec = spec(words)
        change(&spec)
        return try await run(spec)
    }

    /// Runs any command in a cell until it ends.
    static func run(_ spec: CellSpec) async throws -> Outcome {
        let cell = try Cell.start(spec, tools: tools)
        cell.pipes?.input.close()
        let source = cell.pipes?.output.number ?? cell.terminal?.number ?? -1
        var outcome = Outcome(
            output: String(decoding: Kernel.drain(source, most: 1 << 20), as: UTF8.self))
        for await event in cell.events {
            switch event {
            case .exited(let exit): outcome.exit = exit
            case .gone(let proof): outcome.proof = proof
            }
        }
        return outcome
    }

    /// Runs an attack on the host, with the rights of the tests.
    static func outside(_ words: String...) throws -> Outcome { try run(outside: words) }

    /// The same with a list.
    static func run(outside words: [String]) throws -> Outcome {
        let running = try HostProcess([path] + words)
        let output = running.everything()
        return Outcome(exit: running.exit(), output: output)
    }
}
