import Testing

@Suite("A house of many agents and people from one seed")
struct SimulationTests {
    @Test("laws 2, 3, 5, 6 and 8 hold after every step", arguments: 0..<8 as Range<UInt64>)
    func laws(seed: UInt64) async throws {
        let world = try await World(seed: seed)
        for step in 0..<120 {
            let what = try await world.step()
            let place = "seed \(seed) step \(step) after \(what)"
            try world.checkLaws(place)
            if step % 20 == 19 || what == "crash" || what == "restart" {
                try world.checkReplay(place)
            }
        }
    }
}
