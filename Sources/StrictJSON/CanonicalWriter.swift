/// RFC 8785 (JSON Canonicalization Scheme) output: of values, or member by member of a record
/// whose members are known. Then the caller keeps their order (by UTF-16 code units of the keys,
/// section 3.2.3).
public struct CanonicalWriter {
    /// What was written.
    public internal(set) var bytes: [UInt8] = []
    /// True after an opening bracket: no comma comes before what is next.
    var isFirst = true

    /// An empty text with space for so many bytes.
    public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Opens an object.
    public mutating func openObject() { open(UInt8(ascii: "{")) }

    /// Closes an object.
    public mutating func closeObject() { close(UInt8(ascii: "}")) }

    /// Opens an array.
    public mutating func openArray() { open(UInt8(ascii: "[")) }

    /// Closes an array.
    public mutating func closeArray() { close(UInt8(ascii: "]")) }

    /// Before each element of an array.
    public mutating func element() { comma() }

    /// The key of the next member.
    ///
    /// - Parameter name: the bytes of ASCII without anything to escape.
    public mutating func key(_ name: [UInt8]) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// The key of the next member, whatever it is.
    public mutating func key(text: String) {
        comma()
        write(text)
        bytes.append(UInt8(ascii: ":"))
    }

    /// A string.
    public mutating func write(_ text: String) { JSONStringWriter.append(text, to: &bytes) }

    /// A Boolean.
    public mutating func write(_ flag: Bool) {
        if flag { append("true") } else { append("false") }
    }

    /// An integer as `JSONValueEncoder` writes it: beyond ±(2^53 - 1) a string `int:<decimal>`.
    public mutating func write(_ integer: Int64) {
        guard integer.magnitude > StrictJSON.safeIntegerMax.magnitude else {
            return decimal(integer)
        }
        append("\"int:")
        decimal(integer)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func comma() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    private mutating func open(_ bracket: UInt8) {
        bytes.append(bracket)
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        isFirst = false
    }

    private mutating func decimal(_ integer: Int64) {
        if integer < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = integer.magnitude
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes.append(UInt8(ascii: "0") + UInt8(digit))
            rest = quotient
        } while rest > 0
        bytes[start...].reverse()
    }
}
