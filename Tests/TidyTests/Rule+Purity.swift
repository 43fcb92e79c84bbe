extension Rule {
    /// Inner rooms read no clock, environment, disk or randomness: these arrive as arguments.
    static let purity = Rule.perCodeLine("purity") { file, line in
        guard file.isSource, let target = file.target, Fence.table[target]?.kind == .inner else {
            return nil
        }
        for (word, instead) in impure where Word.occurs(word, in: line) {
            return "an inner room must not use `\(word)`: \(instead)"
        }
        return nil
    }

    private static let impure: [(String, String)] = [
        ("ContinuousClock", "take the instant as an argument"),
        ("SuspendingClock", "take the instant as an argument"),
        (".random(", "take a seeded generator as an argument"),
        (".randomElement(", "take a seeded generator as an argument"),
        (".shuffled()", "take a seeded generator as an argument"),
        ("SystemRandomNumberGenerator", "take a seeded generator as an argument"),
        ("CommandLine", "take the value as an argument"),
        ("Task {", "return an effect; the hall performs it"),
        ("await", "return an effect; the hall performs it"),
    ]
}
