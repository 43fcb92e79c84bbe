/// Whole numbers with a unit: `10m`, `2GiB`, `64`.
enum UnitText {
    /// Nanoseconds of each unit of time, largest first.
    static let time: [(unit: String, size: Int64)] = [
        ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
        ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000), ("ns", 1),
    ]

    /// Bytes of each unit of size; those that `write` prefers come first.
    static let size: [(unit: String, size: Int64)] = [
        ("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10),
        ("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000),
        ("", 1),
    ]

    /// A whole number without a unit.
    static let count: [(unit: String, size: Int64)] = [("", 1)]

    /// The value in the smallest unit; nil when the text has another shape or does not fit.
    static func parse(_ text: String, _ units: [(unit: String, size: Int64)]) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count)
        guard let count = Int64(digits), digits == "0" || digits.first != "0",
            let size = units.first(where: { $0.unit == unit })?.size
        else { return nil }
        let (product, overflow) = count.multipliedReportingOverflow(by: size)
        return overflow ? nil : product
    }

    /// The text with the largest unit that holds the value exactly.
    static func write(_ value: Int64, _ units: [(unit: String, size: Int64)]) -> String {
        for (unit, size) in units where value % size == 0 && (value != 0 || unit.count < 2) {
            return String(value / size) + unit
        }
        return String(value)
    }
}
