import Foundation
import Simulation
import Testing

/// The slice that `./test --long` takes; `./simulate` runs as many seeds as it is told.
@Suite(
    "Worlds from seeds",
    .enabled(if: ProcessInfo.processInfo.environment["TRIBUNE_LONG"] == "1"))
struct SeedTests {
    @Test("every law holds after every tick", arguments: [1, 3], 1..<4 as Range<UInt64>)
    func laws(daemons: Int, seed: UInt64) {
        let outcome = Simulation(ticks: 150, daemons: daemons).run(seed: seed)
        #expect(outcome.broken == nil, "seed \(seed), \(daemons) daemons")
    }

    @Test("a seed is one world, however often it is run")
    func same() {
        let outcomes = (0..<2).map { _ in Simulation(ticks: 100).run(seed: 11) }
        #expect(outcomes[0].tally.done == outcomes[1].tally.done)
        #expect(outcomes[0].tally.entries == outcomes[1].tally.entries)
    }
}
