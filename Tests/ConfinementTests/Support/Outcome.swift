import Confinement

/// What came of a program that ran to its end.
struct Outcome {
    var exit: CellExit?
    var output: String
    var proof: EndProof?

    /// The attacker's word for success is 0, for a refusal 1.
    var worked: Bool { exit == .code(0) }
    var wasRefused: Bool { exit == .code(1) }
}
