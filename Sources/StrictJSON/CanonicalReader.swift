/// Reads the RFC 8785 text of a record whose members are known, without a tree of values: the way
/// in for texts that we wrote ourselves.
///
/// It takes a member only where the canonical order has it, no white space, and integers only as
/// `JSONValueEncoder` writes them. Whatever else it meets, good or bad, is `Unexpected`: then
/// `JSONValue.parse` and `JSONValueDecoder` decide, which know every rule and name what was broken.
/// So it accepts a part of what they accept and gives the same values (each key is asked for once,
/// in ascending order, so none can occur twice). Bounds of `JSONLimits` are for the caller to
/// check.
public struct CanonicalReader {
    let bytes: [UInt8]
    let end: Int
    var index: Int
    /// True after an opening bracket: no comma comes before what is next.
    var isFirst = true

    /// A reader of the text in `range` of `bytes`.
    public init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        end = min(range.upperBound, bytes.count)
    }

    /// True when nothing follows.
    public var isAtEnd: Bool { index == end }

    /// Past the opening brace of an object.
    public mutating func openObject() throws(Unexpected) {
        try take(UInt8(ascii: "{"))
        isFirst = true
    }

    /// Past the closing brace of an object.
    public mutating func closeObject() throws(Unexpected) {
        try take(UInt8(ascii: "}"))
        isFirst = false
    }

    /// Past the opening bracket of an array.
    public mutating func openArray() throws(Unexpected) {
        try take(UInt8(ascii: "["))
        isFirst = true
    }

    /// True before the next element of an array, false past its closing bracket.
    public mutating func nextElement() throws(Unexpected) -> Bool {
        try next(until: UInt8(ascii: "]"))
    }

    /// True past the key when it is that of the next member; else nothing was read.
    ///
    /// - Parameter name: the bytes of ASCII without anything to escape.
    public mutating func key(_ name: [UInt8]) -> Bool {
        let start = index + (isFirst ? 0 : 1)
        let last = start + name.count + 1
        guard last + 1 < end, isFirst || bytes[index] == UInt8(ascii: ","),
            bytes[start] == UInt8(ascii: "\""), bytes[last] == UInt8(ascii: "\""),
            bytes[last + 1] == UInt8(ascii: ":")
        else { return false }
        for (offset, byte) in name.enumerated() where bytes[start + 1 + offset] != byte {
            return false
        }
        index = last + 2
        isFirst = false
        return true
    }

    /// A string.
    public mutating func string() throws(Unexpected) -> String {
        try take(UInt8(ascii: "\""))
        let start = index
        index = ASCIIWord.plainEnd(in: bytes, from: start, to: end)
        guard index < end else { throw Unexpected() }
        if bytes[index] == UInt8(ascii: "\"") {
            defer { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }
        return try anyString(from: start)
    }

    /// A string of so many characters of an alphabet, in which nothing is escaped.
    public mutating func string(
        of alphabet: ASCIISet, count: ClosedRange<Int>
    ) throws(Unexpected) -> String {
        try take(UInt8(ascii: "\""))
        let start = index
        index = end(of: alphabet, from: start)
        guard count.contains(index - start), index < end, bytes[index] == UInt8(ascii: "\"")
        else { throw Unexpected() }
        defer { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// A Boolean.
    public mutating func bool() throws(Unexpected) -> Bool {
        if takes("true") { return true }
        if takes("false") { return false }
        throw Unexpected()
    }

    /// An integer: a number up to ±(2^53 - 1), beyond it a string `int:<decimal>`.
    public mutating func integer() throws(Unexpected) -> Int64 {
        let safe = StrictJSON.safeIntegerMax.magnitude
        guard takes("\"int:") else {
            let value = try digits()
            guard value.magnitude <= safe else { throw Unexpected() }
            return value
        }
        let value = try digits()
        try take(UInt8(ascii: "\""))
        guard value.magnitude > safe else { throw Unexpected() }
        return value
    }

    private mutating func digits() throws(Unexpected) -> Int64 {
        let isNegative = index < end && bytes[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        let start = index
        var value: Int64 = 0
        while index < end, case let digit = bytes[index] &- 0x30, digit < 10 {
            let (high, over) = value.multipliedReportingOverflow(by: 10)
            let part = isNegative ? -Int64(digit) : Int64(digit)
            let (sum, overToo) = high.addingReportingOverflow(part)
            if over || overToo { throw Unexpected() }
            value = sum
            index += 1
        }
        let isShortest = index == start + 1 || (index > start && bytes[start] != 0x30)
        guard isShortest, !(isNegative && value == 0) else { throw Unexpected() }
        return value
    }

    /// Strings with escapes or beyond ASCII are read by the parser that knows them all.
    private mutating func anyString(from start: Int) throws(Unexpected) -> String {
        do throws(JSONError) {
            let (text, after) = try JSONParser.string(in: bytes, from: start)
            guard after <= end else { throw JSONError(.unexpectedEnd, at: 0, in: []) }
            index = after
            return text
        } catch {
            throw Unexpected()
        }
    }

    private mutating func next(until bracket: UInt8) throws(Unexpected) -> Bool {
        guard index < end else { throw Unexpected() }
        if bytes[index] == bracket {
            index += 1
            isFirst = false
            return false
        }
        if !isFirst { try take(UInt8(ascii: ",")) }
        isFirst = false
        return true
    }

    private mutating func take(_ byte: UInt8) throws(Unexpected) {
        guard index < end, bytes[index] == byte else { throw Unexpected() }
        index += 1
    }
}
