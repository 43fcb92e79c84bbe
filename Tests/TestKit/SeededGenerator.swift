/// SplitMix64 (Steele, Lea and Flood 2014): small, and the same everywhere for one seed.
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// The generator of `seed`.
    public init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A number of the range.
    public mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    /// Any one of these; there is one.
    public mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(0...(elements.count - 1))]
    }

    /// Some of these, each by the toss of a coin, in their order.
    public mutating func some<Element>(_ elements: [Element]) -> [Element] {
        elements.filter { _ in next() % 2 == 0 }
    }
}
