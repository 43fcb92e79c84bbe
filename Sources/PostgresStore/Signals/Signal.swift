/// What daemons tell each other through the database. None of them loosens anything: a forged one
/// can only make daemons stop or read again.
public enum Signal: Sendable, Hashable {
    /// An order to stop was given in a shard; its entry is there, or will be.
    ///
    /// - index: the entry's index, for the reader to look it up.
    case stop(shard: String, index: Int)
    /// A shard changed its owner.
    case ownership(shard: String)

    /// Where they are told.
    static let channel = "tribune"

    /// The form in which it is sent.
    var text: String {
        switch self {
        case .stop(let shard, let index): "stop \(shard) \(index)"
        case .ownership(let shard): "owner \(shard)"
        }
    }

    /// Reads a text; nil for anything that is not exactly of the form.
    init?(text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count > 1, Self.isName(words[1]) else { return nil }
        switch (words[0], words.count) {
        case ("stop", 3):
            guard let index = Int(words[2]), index >= 0, String(index) == words[2] else {
                return nil
            }
            self = .stop(shard: words[1], index: index)
        case ("owner", 2): self = .ownership(shard: words[1])
        default: return nil
        }
    }

    /// Whether a shard may have this name.
    static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                    UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
