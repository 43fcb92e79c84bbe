/// Why a text was refused, and where.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The rule that was broken.
    public enum Kind: Sendable, Hashable {
        /// The text ended inside a value.
        case unexpectedEnd
        /// A byte that cannot stand here.
        case unexpectedByte(UInt8)
        /// Bytes after the value.
        case trailingBytes
        /// Malformed UTF-8 (RFC 3629).
        case invalidUTF8
        /// An escape that JSON does not have, or a lone surrogate.
        case invalidEscape
        /// A control character that must be escaped.
        case controlCharacter
        /// Not a number of RFC 8259 section 6.
        case invalidNumber
        /// A key that occurs twice in one object.
        case duplicateKey(String)
        /// Deeper than `JSONLimits.depthMax`.
        case tooDeep(max: Int)
        /// Longer than `JSONLimits.bytesMax`.
        case tooLarge(max: Int)
        /// More values than `JSONLimits.nodesMax`.
        case tooMany(max: Int)
        /// A number without an exact IEEE 754 double, refused by RFC 8785 output.
        case numberNotExact(String)
    }

    /// The rule that was broken.
    public var kind: Kind
    /// Offset in bytes from the start of the text.
    public var offset: Int
    /// Line, from 1.
    public var line: Int
    /// Column in bytes, from 1.
    public var column: Int

    /// An error of `kind` at `offset` of `bytes`; line and column are counted here.
    init(_ kind: Kind, at offset: Int, in bytes: [UInt8]) {
        self.kind = kind
        self.offset = offset
        let before = bytes.prefix(offset)
        line = 1 + before.count { $0 == 0x0A }
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        column = offset - lineStart + 1
    }

    /// One sentence: where, what, and the rule.
    public var description: String { "line \(line), column \(column): \(reason)" }

    private var reason: String {
        switch kind {
        case .unexpectedEnd: "the JSON text ends inside a value"
        case .unexpectedByte(let byte): "byte 0x\(String(byte, radix: 16)) cannot stand here"
        case .trailingBytes: "the JSON text goes on after its value; send one value only"
        case .invalidUTF8: "malformed UTF-8"
        case .invalidEscape: "an escape that JSON does not have, or a lone surrogate"
        case .controlCharacter: "a control character must be written as an escape"
        case .invalidNumber: "not a JSON number"
        case .duplicateKey: "a key occurs twice in one object; each key may occur once"
        case .tooDeep(let max): "nested deeper than \(max) levels"
        case .tooLarge(let max): "longer than \(max) bytes"
        case .tooMany(let max): "more than \(max) values"
        case .numberNotExact: "a number that no IEEE double holds exactly"
        }
    }
}
