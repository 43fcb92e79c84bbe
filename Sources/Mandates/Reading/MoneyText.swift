/// Money as people write it, `2.50`, and as Tribune counts it: millionths of a currency's unit.
enum MoneyText {
    /// Millionths in one.
    static let scale: Int64 = 1_000_000

    /// Micro-units of a decimal with at most six places; nil for another shape or too much.
    static func parse(_ text: String) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = digits(parts[0]),
            parts[0] == "0" || parts[0].first != "0"
        else { return nil }
        var micros: Int64 = 0
        if parts.count == 2 {
            guard parts[1].count <= 6,
                let fraction = digits(parts[1] + String(repeating: "0", count: 6 - parts[1].count)),
                !parts[1].isEmpty
            else { return nil }
            micros = fraction
        }
        let (product, over) = whole.multipliedReportingOverflow(by: scale)
        let (sum, overflow) = product.addingReportingOverflow(micros)
        return over || overflow ? nil : sum
    }

    /// The shortest decimal.
    static func write(_ micros: Int64) -> String {
        let whole = String(micros / scale)
        var fraction = String(micros % scale)
        if fraction == "0" { return whole }
        fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return whole + "." + fraction
    }

    private static func digits(_ text: some StringProtocol) -> Int64? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text) : nil
    }
}
