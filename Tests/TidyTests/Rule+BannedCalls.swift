extension Rule {
    /// Calls that the house does not use, each with what to use instead.
    static let bannedCalls = Rule.perCodeLine("banned-call") { file, line in
        guard file.isSwift, file.isSource || file.isTest else { return nil }
        for ban in bans where ban.applies(to: file) && Word.occurs(ban.word, in: line) {
            return "`\(ban.word)` is banned: \(ban.instead)"
        }
        return nil
    }

    private static let bans: [Ban] = [
        Ban("try!", "throw, or answer with a value"),
        Ban("as!", "use `as?` and handle the other case"),
        Ban("fatalError(", "throw, or answer with a value; `precondition` for programmer error"),
        Ban("print(", "take a logger or return a value", where: .libraries),
        Ban("debugPrint(", "take a logger or return a value", where: .libraries),
        Ban("dump(", "take a logger or return a value", where: .libraries),
        Ban("Task.detached", "use a task group or a Service, so that it ends with its parent"),
        Ban("Thread.sleep", "take a clock as an argument"),
        Ban("usleep(", "take a clock as an argument"),
        Ban("nanosleep(", "take a clock as an argument"),
        Ban("Task.sleep", "tests pass a clock in and wait for an event", where: .tests),
        Ban("XCTestCase", "use Swift Testing", where: .tests),
    ]
}
