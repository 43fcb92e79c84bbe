import Agency

/// Amounts rounded up to what a person would write.
enum RoundedAmount {
    /// Exact for counts; a cent for money, a second for time, a mebibyte for memory, a kibibyte
    /// for bytes out.
    static func up(_ amount: Int64, _ quantity: Quantity) -> Int64 {
        let step: Int64 =
            switch quantity {
            case .memory: 1 << 20
            case .bytesOut: 1 << 10
            default:
                switch quantity.unit {
                case .count, .bytes: 1
                case .money: 10_000
                case .time: 1_000_000_000
                }
            }
        let rest = amount % step
        guard rest > 0 else { return amount }
        let (sum, overflow) = amount.addingReportingOverflow(step - rest)
        return overflow ? amount : sum
    }
}
