extension Int64 {
    /// The number written by these ASCII digits, nil on overflow.
    static func folding(digits: some Sequence<UInt8>, negative: Bool) -> Int64? {
        var result: Int64 = 0
        for digit in digits {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            let step = Int64(digit - UInt8(ascii: "0"))
            let (sum, carry) =
                negative
                ? product.subtractingReportingOverflow(step)
                : product.addingReportingOverflow(step)
            guard !carry else { return nil }
            result = sum
        }
        return result
    }
}
