/// Recursive descent over the bytes; recursion is bounded by `JSONLimits.depthMax`.
struct JSONParser {
    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var index = 0
    private var nodes = 0

    init(_ bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// The string whose characters begin at `start`, and the offset after its closing quote.
    static func string(
        in bytes: [UInt8], from start: Int
    ) throws(JSONError) -> (text: String, end: Int) {
        var parser = JSONParser(bytes, limits: .standard)
        parser.index = start - 1
        let text = try parser.string()
        return (text, parser.index)
    }

    /// The one value of the text.
    mutating func document() throws(JSONError) -> JSONValue {
        guard bytes.count <= limits.bytesMax else {
            throw JSONError(.tooLarge(max: limits.bytesMax), at: 0, in: [])
        }
        let value = try value(depth: 0)
        skipWhitespace()
        guard index == bytes.count else { throw error(.trailingBytes) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        nodes += 1
        guard nodes <= limits.nodesMax else { throw error(.tooMany(max: limits.nodesMax)) }
        skipWhitespace()
        switch try current() {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try keyword("true", .bool(true))
        case UInt8(ascii: "f"): return try keyword("false", .bool(false))
        case UInt8(ascii: "n"): return try keyword("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        try enter(depth)
        var members: [JSONObject.Member] = []
        var keys = KeySet()
        if try closes(UInt8(ascii: "}")) { return .object(JSONObject()) }
        repeat {
            skipWhitespace()
            let start = index
            guard try current() == UInt8(ascii: "\"") else { throw unexpected() }
            let key = try string()
            guard keys.insert(key) else {
                throw JSONError(.duplicateKey(key), at: start, in: bytes)
            }
            skipWhitespace()
            try expect(UInt8(ascii: ":"))
            members.append(.init(key: key, value: try value(depth: depth)))
        } while try continues(until: UInt8(ascii: "}"))
        return .object(JSONObject(unique: members))
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        try enter(depth)
        var elements: [JSONValue] = []
        if try closes(UInt8(ascii: "]")) { return .array([]) }
        repeat {
            elements.append(try value(depth: depth))
        } while try continues(until: UInt8(ascii: "]"))
        return .array(elements)
    }

    private mutating func number() throws(JSONError) -> JSONNumber {
        let first = bytes[index]
        guard first == UInt8(ascii: "-") || first &- 0x30 < 10 else { throw unexpected() }
        guard let end = NumberGrammar.end(in: bytes, from: index) else {
            throw error(.invalidNumber)
        }
        let lexeme = String(decoding: bytes[index..<end], as: UTF8.self)
        index = end
        if index < bytes.count, bytes[index] &- 0x30 < 10 { throw error(.invalidNumber) }
        return JSONNumber(checked: lexeme)
    }

    private mutating func string() throws(JSONError) -> String {
        let start = index + 1
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""),
            bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20
        { end += 1 }
        guard end < bytes.count else { throw atEnd() }
        guard bytes[end] == UInt8(ascii: "\"") else { return try escapedString(from: start) }
        index = end + 1
        return try text(bytes[start..<end], at: start)
    }

    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var decoded: [UInt8] = []
        index = start
        while true {
            let byte = try current()
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return try text(decoded[...], at: start)
            case UInt8(ascii: "\\"):
                try escape(into: &decoded)
            case 0..<0x20:
                throw error(.controlCharacter)
            default:
                decoded.append(byte)
                index += 1
            }
        }
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(JSONError) {
        let start = index
        index += 1
        let byte = try current()
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"):
            guard let scalar = try unicodeEscape() else {
                throw JSONError(.invalidEscape, at: start, in: bytes)
            }
            decoded.append(contentsOf: String(Character(scalar)).utf8)
        default: throw JSONError(.invalidEscape, at: start, in: bytes)
        }
    }

    /// The scalar of `\uXXXX` or of a surrogate pair; nil for a lone surrogate (RFC 7493 2.1).
    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar? {
        let high = try hexQuad()
        guard UTF16.isLeadSurrogate(high) else { return Unicode.Scalar(high) }
        guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { return nil }
        index += 2
        let low = try hexQuad()
        guard UTF16.isTrailSurrogate(low) else { return nil }
        let offset = (UInt32(high) - 0xD800) << 10 | (UInt32(low) - 0xDC00)
        return Unicode.Scalar(0x10000 + offset)
    }

    private mutating func hexQuad() throws(JSONError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            let byte = try current()
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error(.invalidEscape)
            }
            value = value << 4 | UInt16(digit)
            index += 1
        }
        return value
    }

    private func text(_ slice: ArraySlice<UInt8>, at offset: Int) throws(JSONError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw JSONError(.invalidUTF8, at: offset, in: bytes)
        }
        return text
    }

    private mutating func keyword(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        for scalar in word.description.utf8 { try expect(scalar) }
        return value
    }

    private mutating func enter(_ depth: Int) throws(JSONError) {
        guard depth <= limits.depthMax else { throw error(.tooDeep(max: limits.depthMax)) }
        index += 1
    }

    /// True, past the bracket, when the container ends before its first element.
    private mutating func closes(_ bracket: UInt8) throws(JSONError) -> Bool {
        skipWhitespace()
        guard try current() == bracket else { return false }
        index += 1
        return true
    }

    /// True past a comma, false past the closing bracket.
    private mutating func continues(until bracket: UInt8) throws(JSONError) -> Bool {
        skipWhitespace()
        let byte = try current()
        guard byte == bracket || byte == UInt8(ascii: ",") else { throw unexpected() }
        index += 1
        return byte != bracket
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard try current() == byte else { throw unexpected() }
        index += 1
    }

    private mutating func skipWhitespace() {
        while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
    }

    private func current() throws(JSONError) -> UInt8 {
        guard index < bytes.count else { throw atEnd() }
        return bytes[index]
    }

    private func error(_ kind: JSONError.Kind) -> JSONError {
        JSONError(kind, at: index, in: bytes)
    }

    private func atEnd() -> JSONError { JSONError(.unexpectedEnd, at: bytes.count, in: bytes) }

    private func unexpected() -> JSONError { error(.unexpectedByte(bytes[index])) }
}
