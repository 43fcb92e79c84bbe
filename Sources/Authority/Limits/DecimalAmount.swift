/// Decimal texts as micro-units, rounded up: what is held is never less than what is asked.
enum DecimalAmount {
    /// Micro-units of `text` divided by 10 to the power of `decimals`. Nil for a sign, an exponent,
    /// anything that is no decimal number, or more than fits.
    static func micros(_ text: String, decimals: Int) -> Int64? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (0...30).contains(decimals), text.utf8.count <= 40, (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) })
        else { return nil }
        let fraction = parts.count == 2 ? parts[1].count : 0
        let digits = parts.flatMap { $0.map { Int64($0 - UInt8(ascii: "0")) } }
        // The number is `digits` at a power of ten; six places make micro-units.
        let places = fraction + decimals - 6
        return places <= 0 ? whole(digits, zeros: -places) : roundedUp(digits, dropping: places)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func whole(_ digits: [Int64], zeros: Int) -> Int64? {
        number(digits + Array(repeating: 0, count: zeros))
    }

    private static func roundedUp(_ digits: [Int64], dropping places: Int) -> Int64? {
        let kept = digits.dropLast(min(places, digits.count))
        let isExact = digits.suffix(places).allSatisfy { $0 == 0 }
        guard let value = number(Array(kept)) else { return nil }
        return isExact ? value : (value < .max ? value + 1 : nil)
    }

    private static func number(_ digits: [Int64]) -> Int64? {
        digits.reduce(Int64(0)) { sum, digit in
            guard let sum else { return nil }
            let (product, over) = sum.multipliedReportingOverflow(by: 10)
            let (next, overflow) = product.addingReportingOverflow(digit)
            return over || overflow ? nil : next
        }
    }
}
