/// Amounts of the nine kinds of power, each in its own unit. Absent is zero.
public struct PowerVector: Sendable, Hashable {
    /// Amounts that are not zero.
    public private(set) var amounts: [PowerDimension: Int64] = [:]

    /// No power.
    public init() {}

    /// These amounts.
    public init(_ amounts: [PowerDimension: Int64]) {
        self.amounts = amounts.filter { $0.value != 0 }
    }

    /// The amount of one kind.
    public subscript(dimension: PowerDimension) -> Int64 {
        get { amounts[dimension] ?? 0 }
        set { amounts[dimension] = newValue == 0 ? nil : newValue }
    }

    /// True when nothing is gained or given back.
    public var isZero: Bool { amounts.isEmpty }

    /// Adds what an act gains and takes away what it gives back. What is held is never below zero,
    /// and stays at the largest amount instead of overflowing.
    public mutating func add(_ gain: PowerVector) {
        for (dimension, amount) in gain.amounts {
            let (sum, overflow) = self[dimension].addingReportingOverflow(amount)
            self[dimension] = overflow ? (amount < 0 ? 0 : .max) : max(0, sum)
        }
    }

    /// What was counted as `gain` was `real`.
    public mutating func replace(_ gain: PowerVector, by real: PowerVector) {
        var change = PowerVector()
        for dimension in PowerDimension.allCases {
            let (difference, overflow) = real[dimension].subtractingReportingOverflow(
                gain[dimension])
            change[dimension] = overflow ? .max : difference
        }
        add(change)
    }

    /// What is above `needs`, for every kind.
    public func excess(over needs: [PowerDimension: Int64]) -> PowerVector {
        PowerVector(
            Dictionary(
                uniqueKeysWithValues: PowerDimension.allCases.map { dimension in
                    let need = max(0, needs[dimension] ?? 0)
                    return (dimension, max(0, max(0, self[dimension]) - need))
                }))
    }
}

extension PowerVector: Codable {
    /// Reads the amounts.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self.init(try container.decode([PowerDimension: Int64].self))
    }

    /// Writes the amounts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(amounts)
    }
}
