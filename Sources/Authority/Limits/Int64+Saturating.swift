extension Int64 {
    /// The sum, or the bound that it passes: counting too much closes a limit, wrapping opens it.
    func saturatingAdding(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other < 0 ? .min : .max
    }
}
