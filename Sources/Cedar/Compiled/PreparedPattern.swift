/// A `like` pattern cut at its wildcards, matched against bytes.
///
/// Every piece is whole characters in UTF-8, so it can only match where characters begin: bytes
/// and characters give the same answer.
struct PreparedPattern: Sendable {
    /// What must begin the text, or be all of it.
    private let head: [UInt8]
    /// What must follow, each somewhere after the one before.
    private let middle: [[UInt8]]
    /// What must end the text; nil where the pattern has no wildcard.
    private let tail: [UInt8]?

    init(_ pattern: Pattern) {
        var pieces: [[UInt8]] = [[]]
        for element in pattern.elements {
            switch element {
            case .wildcard: pieces.append([])
            case .scalar(let scalar):
                pieces[pieces.count - 1].append(contentsOf: UTF8.encode(scalar) ?? .init())
            }
        }
        head = pieces.removeFirst()
        tail = pieces.popLast()
        middle = pieces.filter { !$0.isEmpty }
    }

    func matches(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        guard let tail else {
            return bytes.count == head.count && Self.stands(head, in: bytes, at: 0)
        }
        let end = bytes.count - tail.count
        guard end >= head.count, Self.stands(head, in: bytes, at: 0),
            Self.stands(tail, in: bytes, at: end)
        else { return false }
        var position = head.count
        for piece in middle {
            while position + piece.count <= end, !Self.stands(piece, in: bytes, at: position) {
                position += 1
            }
            guard position + piece.count <= end else { return false }
            position += piece.count
        }
        return true
    }

    private static func stands(_ piece: [UInt8], in bytes: Span<UInt8>, at start: Int) -> Bool {
        guard start >= 0, start + piece.count <= bytes.count else { return false }
        for index in piece.indices where piece[index] != bytes[start + index] { return false }
        return true
    }
}
