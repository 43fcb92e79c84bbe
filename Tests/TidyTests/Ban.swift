/// A call that is not used, where, and what is used instead.
struct Ban: Sendable {
    /// The part of the house that a ban covers.
    enum Place: Sendable { case everywhere, libraries, tests }

    let word: String
    let instead: String
    let place: Place

    init(_ word: String, _ instead: String, where place: Place = .everywhere) {
        self.word = word
        self.instead = instead
        self.place = place
    }

    func applies(to file: SourceFile) -> Bool {
        switch place {
        case .everywhere: true
        case .tests: file.isTest
        // Executables are named in lower case; only they own standard output.
        case .libraries: file.isSource && (file.target?.first?.isUppercase ?? false)
        }
    }
}
