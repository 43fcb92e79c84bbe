/// Asks a person yes or no on the terminal.
enum Question {
    /// Returns on yes. Throws when the person says anything else.
    static func ask(_ question: String) throws {
        Files.writeAll(2, Array("\(question) [y/N] ".utf8))
        let answer = String(decoding: Files.readSome(0), as: UTF8.self)
        guard ["y\n", "Y\n", "yes\n"].contains(answer) else {
            throw ClientFailure(ExitStatus.refused, "not answered with y; nothing was done")
        }
    }
}
