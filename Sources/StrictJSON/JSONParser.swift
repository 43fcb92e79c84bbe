/// Recursive descent over the bytes; recursion is bounded by `JSONLimits.depthMax`.
struct JSONParser {
    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var index = 0
    private var count = 0
    private var nodes: [JSONTape.Node] = []

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
    mutating func document() throws(JSONError) -> JSONTape {
        // A tape counts bytes in 32 bits.
        let bytesMax = min(limits.bytesMax, Int(UInt32.max))
        guard bytes.count <= bytesMax else {
            throw JSONError(.tooLarge(max: bytesMax), at: 0, in: [])
        }
        nodes.reserveCapacity(min(bytes.count / 16, 1 << 16) + 2)
        try value(depth: 0)
        skipWhitespace()
        guard index == bytes.count else { throw error(.trailingBytes) }
        add(.null, from: index)
        return JSONTape(bytes: bytes, nodes: nodes)
    }

    private mutating func value(depth: Int) throws(JSONError) {
        count += 1
        guard count <= limits.nodesMax else { throw error(.tooMany(max: limits.nodesMax)) }
        skipWhitespace()
        let start = index
        switch try current() {
        case UInt8(ascii: "{"): try object(depth: depth + 1)
        case UInt8(ascii: "["): try array(depth: depth + 1)
        case UInt8(ascii: "\""): try stringNode()
        case UInt8(ascii: "t"):
            try keyword("true")
            add(.yes, from: start)
        case UInt8(ascii: "f"):
            try keyword("false")
            add(.no, from: start)
        case UInt8(ascii: "n"):
            try keyword("null")
            add(.null, from: start)
        default:
            try number()
            add(.number, from: start)
        }
    }

    private mutating func object(depth: Int) throws(JSONError) {
        try enter(depth)
        let node = nodes.count
        add(.object, from: index)
        var keys = KeyOrder()
        if try !closes(UInt8(ascii: "}")) {
            repeat {
                skipWhitespace()
                let start = index
                guard try current() == UInt8(ascii: "\"") else { throw unexpected() }
                let key = nodes.count
                try stringNode()
                if let twice = keys.repeats(key, of: node, nodes, bytes) {
                    throw JSONError(.duplicateKey(twice), at: start, in: bytes)
                }
                skipWhitespace()
                try expect(UInt8(ascii: ":"))
                try value(depth: depth)
            } while try continues(until: UInt8(ascii: "}"))
        }
        nodes[node].next = UInt32(nodes.count)
    }

    private mutating func array(depth: Int) throws(JSONError) {
        try enter(depth)
        let node = nodes.count
        add(.array, from: index)
        if try !closes(UInt8(ascii: "]")) {
            repeat {
                try value(depth: depth)
            } while try continues(until: UInt8(ascii: "]"))
        }
        nodes[node].next = UInt32(nodes.count)
    }

    /// A node without nodes within it; `index` is after its last character.
    private mutating func add(_ kind: JSONTape.Kind, from start: Int) {
        nodes.append(
            .init(
                kind: kind, start: UInt32(start), end: UInt32(index), next: UInt32(nodes.count + 1))
        )
    }

    private mutating func stringNode() throws(JSONError) {
        let start = index + 1
        let isPlain = try skipPlainString()
        if !isPlain { _ = try string() }
        nodes.append(
            .init(
                kind: .string, isPlain: isPlain, start: UInt32(start), end: UInt32(index - 1),
                next: UInt32(nodes.count + 1)))
    }

    /// True past a string of ASCII without escapes; else nothing was read.
    private mutating func skipPlainString() throws(JSONError) -> Bool {
        let end = ASCIIWord.plainEnd(in: bytes, from: index + 1, to: bytes.count)
        guard end < bytes.count else { throw atEnd() }
        guard bytes[end] == UInt8(ascii: "\"") else { return false }
        index = end + 1
        return true
    }

    private mutating func number() throws(JSONError) {
        let first = bytes[index]
        guard first == UInt8(ascii: "-") || first &- 0x30 < 10 else { throw unexpected() }
        guard let end = NumberGrammar.end(in: bytes, from: index) else {
            throw error(.invalidNumber)
        }
        index = end
        if index < bytes.count, bytes[index] &- 0x30 < 10 { throw error(.invalidNumber) }
    }

    private mutating func string() throws(JSONError) -> String {
        let start = index + 1
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""),
            bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20
        { end += 1 }
        guard end < bytes.count else { throw atEnd() }
        guard bytes[end] == UInt8(ascii: "\"") else {
            return try escapedString(from: start)
        }
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

    private mutating func keyword(_ word: String) throws(JSONError) {
        for byte in word.utf8 { try expect(byte) }
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
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
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
