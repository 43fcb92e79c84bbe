import Agency
import Foundation
import HumanDesk
import StrictJSON
import TestCourt
import TestHouse
import Tribune

/// Agents that act as fast as they can, each in a loop of its own.
final class Load: Sendable {
    /// The limit that no run may pass; far enough away that the kill comes first.
    static let calls: Int64 = 1_000_000
    static let agents = 8

    private let hall: Hall
    private let effects: FileHandle
    private let lease: LeaseID

    init(folder: String) async throws {
        let began = Instant(nanoseconds: 1_700_000_000_000_000_000)
        hall = try House.opening(folder + "/house") { began }.open()
        var mandate = Samples.mandate(
            .bounded, limits: [Limit(.calls, per: .life, max: Self.calls)])
        // Else the watchers soon lower the level, and all would wait for a person.
        mandate.watch.deniedCount = .max
        mandate.watch.nearlySpentPermille = .max
        let request = RunRequest(
            mandate: mandate, mandatePath: "/nonexistent", command: ["load"], directory: "/",
            environment: [:], terminal: nil, observing: false, detached: false)
        lease = try await hall.grant(request, to: House.owner).0
        let tools = ["look", "write"].map {
            ToolDefinition(name: $0, digest: Samples.definition)
        }
        hall.admit(tools, of: "git", to: lease) { _ in }
        let path = folder + "/effects"
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        guard let file = FileHandle(forUpdatingAtPath: path) else {
            throw CocoaError(.fileNoSuchFile)
        }
        effects = file
    }

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            for agent in 0..<Self.agents {
                group.addTask { [self] in
                    var round = 0
                    while await act(agent, round) { round += 1 }
                }
            }
        }
    }

    /// One act from end to end. Every fourth is refused, and must stay so.
    private func act(_ agent: Int, _ round: Int) async -> Bool {
        let tool = round % 4 == 3 ? "other" : "write"
        let call = Samples.call(tool, ["agent": .number(JSONNumber(Int64(agent)))], lease: lease)
        let slot = await withCheckedContinuation { continuation in
            hall.propose(
                call, asked: { _ in },
                reply: { ruling in
                    if case .permit(let slot) = ruling {
                        continuation.resume(returning: PermitSlot?.some(slot))
                    } else {
                        continuation.resume(returning: nil)
                    }
                })
        }
        guard tool == "write" else { return slot == nil }
        guard let permit = slot?.take(), let id = hall.spend(permit, cancel: {}) else {
            return false
        }
        effects.write(Data("\(id)\n".utf8))
        let durable = await withCheckedContinuation { continuation in
            let outcome = Outcome(status: .succeeded, result: Array("done".utf8))
            hall.settle(id, outcome) { continuation.resume(returning: $0) }
        }
        guard durable else { return false }
        FileHandle.standardOutput.write(Data("action \(id)\n".utf8))
        return true
    }
}
