// # Simulation: the whole house from one seed
//
// One thread, one seed, no disk, no network, no sleep. `World` holds halls as the daemon runs them
// (the real `Hall`, `Log`, `Authority`, `Watch`) over a store, clocks, people and cells that are
// made up, and does one thing a tick. `Auditor` reads the entries that the store got and keeps
// books of its own: what it says and what the halls say must be one (Specs/simulation.md).
//
// Read `World`, then `World+Agents`, then `Auditor`, then `Auditor+Opinion`.
import Agency

/// Runs worlds and shrinks those that break a law.
public struct Simulation: Sendable {
    /// Things that happen in one world.
    public var ticks: Int
    /// Daemons that share one store; with one, the store is a disk of its own.
    public var daemons: Int

    /// Worlds of so many ticks and daemons.
    public init(ticks: Int, daemons: Int = 1) {
        self.ticks = ticks
        self.daemons = daemons
    }

    /// What came of a world.
    public struct Outcome: Sendable {
        /// What was done and looked at.
        public var tally: Tally
        /// The law that broke, nil when all held.
        public var broken: LawBroken?
        /// What was done before, when asked for.
        public var trace: [String]
    }

    /// Runs the world of a seed.
    public func run(seed: UInt64) -> Outcome { run(seed, Array(0..<ticks), traced: false) }

    /// The fewest ticks of a seed's world that still break the same law, found by leaving out ever
    /// smaller parts (Zeller and Hildebrandt 2002, ddmin); what is left, as a trace.
    public func shrink(seed: UInt64, _ law: Int) -> Outcome {
        var kept = Array(0..<ticks)
        if let broken = run(seed, kept, traced: false).broken {
            kept.removeAll { $0 > broken.tick }
        }
        var parts = 2
        while kept.count > 1, parts <= kept.count {
            let size = (kept.count + parts - 1) / parts
            let fewer = stride(from: 0, to: kept.count, by: size).lazy
                .map { start in
                    Array(kept[..<start] + kept[min(start + size, kept.count)...])
                }
                .first { run(seed, $0, traced: false).broken?.law == law }
            if let fewer {
                kept = fewer
                parts = max(2, parts - 1)
            } else if size == 1 {
                break
            } else {
                parts = min(kept.count, parts * 2)
            }
        }
        return run(seed, kept, traced: true)
    }

    private func run(_ seed: UInt64, _ kept: [Int], traced: Bool) -> Outcome {
        let world = World(seed: seed, daemons: daemons, traced: traced)
        do {
            try world.begin()
            for tick in kept { try world.tick(tick) }
            try world.end()
            return Outcome(tally: world.tally, broken: nil, trace: world.trace)
        } catch let broken as LawBroken {
            return Outcome(tally: world.tally, broken: broken, trace: world.trace)
        } catch {
            let broken = LawBroken(0, "\(error)", tick: world.now.tick)
            return Outcome(tally: world.tally, broken: broken, trace: world.trace)
        }
    }
}
