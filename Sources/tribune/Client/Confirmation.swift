/// A person says that they looked: at the terminal, or by the digest of what they looked at.
struct Confirmation {
    /// For scripts: the digest that they looked at, in place of the question.
    let digest: String?

    /// Returns when the person agrees to what has the digest `shown`.
    func ask(_ question: String, shown: String) throws {
        if let digest {
            guard digest == shown else {
                throw ClientFailure(
                    ExitStatus.refused, "--yes-digest is not the digest of this, \(shown)")
            }
            return
        }
        guard PersonTerminal.isTerminal(0) else {
            throw ClientFailure(
                ExitStatus.usage, "no terminal to ask on; look, then use --yes-digest \(shown)")
        }
        try Question.ask(question)
    }
}
