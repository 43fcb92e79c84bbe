import Agency
import TestKit

/// Chance of one tick. Each tick has its own, so leaving one out does not change the others.
struct Dice {
    private var random: SeededGenerator

    init(seed: UInt64, tick: Int) {
        var mixed = SeededGenerator(seed: seed &* 0x2545_f491_4f6c_dd1d)
        random = SeededGenerator(seed: mixed.next() &+ UInt64(bitPattern: Int64(tick)))
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { random.number(range) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { random.pick(elements) }

    mutating func one<Element>(of elements: [Element]) -> Element? {
        elements.isEmpty ? nil : random.pick(elements)
    }

    /// True once in so many times.
    mutating func once(in times: Int) -> Bool { random.number(1...times) == 1 }

    mutating func level() -> AutonomyLevel {
        random.pick([.observe, .assisted, .bounded, .delegated, .delegated, .spawning, .spawning])
    }
}
