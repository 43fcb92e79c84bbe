import Agency
import Foundation
import HumanDesk
import StrictJSON
import TestCourt
import TestHouse
import Tribune

/// A house that was in use for long: many runs, each with its mandate, its calls and their results.
final class Filling: Sendable {
    private let hall: Hall

    /// How many agents act at once, and how many calls each of them makes.
    private static let agents = 32
    private static let calls = 1_000

    /// Opens the house, which may have a past.
    init(folder: String) throws {
        hall = try House.opening(folder, clock: Self.now).open()
    }

    /// The two numbers of the command line, when they are there.
    static func numbers(_ arguments: [String]) -> (entries: Int, tail: Int)? {
        let numbers = arguments.compactMap { Int($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }

    @Sendable static func now() -> Instant {
        Instant(nanoseconds: Int64(Date().timeIntervalSince1970 * 1e9))
    }

    /// Acts until the log has `entries`, with a snapshot before the newest `tail` of them.
    func fill(to entries: Int, tail: Int) async throws {
        try await act(until: entries - tail)
        try hall.takeSnapshot()
        try await act(until: entries)
        try await hall.flush()
        print(hall.recorded.durable)
    }

    private func act(until end: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for agent in 0..<Self.agents {
                group.addTask { [self] in
                    var round = 0
                    while hall.recorded.queued < end {
                        try await run("agent-\(agent)", round, until: end)
                        round += 1
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// One run: granted under a mandate of its own, a thousand calls.
    private func run(_ agent: String, _ round: Int, until end: Int) async throws {
        var mandate = Samples.mandate(
            .bounded,
            limits: [
                Limit(.calls, per: .life, max: 100_000),
                Limit(.calls, per: .window(.seconds(60)), max: 100_000),
                Limit(.bytesOut, per: .life, max: 1 << 40),
            ])
        mandate.purpose = "run \(round) of \(agent) under load"
        let request = RunRequest(
            mandate: mandate, mandatePath: "/nonexistent", command: [agent], directory: "/",
            environment: [:], terminal: nil, observing: false, detached: false)
        let lease = try await hall.grant(request, to: House.owner).0
        let tools = ["look", "write"].map { ToolDefinition(name: $0, digest: Samples.definition) }
        hall.admit(tools, of: "git", to: lease) { _ in }
        for call in 0..<Self.calls where hall.recorded.queued < end {
            await act(lease, call)
        }
        hall.recordEnd(
            of: lease, .finished, exit: 0, proof: "no cell: a past made by hall-load", true)
    }

    /// One call from end to end; some are refused, not so many that the watchers step in.
    private func act(_ lease: LeaseID, _ call: Int) async {
        let tool = call % 250 == 249 ? "other" : call % 2 == 0 ? "look" : "write"
        let path = JSONValue.string("/work/notes/chapter-\(call)/page.md")
        let action = Samples.call(
            tool, ["path": path, "line": .number(JSONNumber(Int64(call)))], lease: lease,
            bytesOut: 200)
        let slot = await withCheckedContinuation { continuation in
            hall.propose(
                action, asked: { _ in },
                reply: { ruling in
                    if case .permit(let slot) = ruling {
                        continuation.resume(returning: PermitSlot?.some(slot))
                    } else {
                        continuation.resume(returning: nil)
                    }
                })
        }
        guard let permit = slot?.take(), let id = hall.spend(permit, cancel: {}) else { return }
        let result = Array("{\"content\":[{\"type\":\"text\",\"text\":\"line \(call)\"}]}".utf8)
        await withCheckedContinuation { continuation in
            let outcome = Outcome(status: .succeeded, used: [.bytesOut: 200], result: result)
            hall.settle(id, outcome) { _ in continuation.resume() }
        }
    }
}
