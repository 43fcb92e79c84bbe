/// The figures of design.md section 6.
enum Limits {
    static let lineLength = 100
    static let fileLines = 600
    static let functionLines = 70
    /// `Flow.swift` is what a newcomer reads first.
    static let flowLines = 200
    /// Medians over `Sources/`; each must stay below.
    static let medianFileLines = 150
    static let medianFunctionLines = 10
}
