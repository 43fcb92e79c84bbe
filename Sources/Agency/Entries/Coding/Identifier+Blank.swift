/// Values for `Record.blank`.
extension Identifier {
    static var blank: Self { Self(blank: "") }

    private init(blank: String) { text = blank }
}

extension Digest {
    static var blank: Digest { Digest(ofAlphabet: "") }
}
