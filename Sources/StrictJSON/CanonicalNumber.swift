/// Numbers as ECMAScript writes them (RFC 8785 section 3.2.2.3, ECMA-262 Number::toString).
enum CanonicalNumber {
    /// The canonical text. Integers beyond 2^53 - 1, and lexemes whose value no double holds,
    /// are refused: RFC 8785 would round them and two values would share one text.
    ///
    /// A lexeme stands for a double when its digits are the shortest that read back as it, or when
    /// there are 17 of them: so C's `%.17g` writes a double, and the RFC's own example does.
    static func text(_ number: JSONNumber) throws(JSONError) -> String {
        if let integer = number.int64, integer.magnitude <= StrictJSON.safeIntegerMax.magnitude {
            return String(integer)
        }
        guard number.int64 == nil, let value = number.double, holds(value, number.lexeme) else {
            throw JSONError(.numberNotExact(number.lexeme), at: 0, in: [])
        }
        let written = text(value)
        // Such as 1e16: as an integer it would be refused when it is read again.
        if let integer = Int64(written), integer.magnitude > StrictJSON.safeIntegerMax.magnitude {
            throw JSONError(.numberNotExact(number.lexeme), at: 0, in: [])
        }
        return written
    }

    /// True when `value` is what the lexeme says, not only the double nearest to it.
    private static func holds(_ value: Double, _ lexeme: String) -> Bool {
        let mantissa = lexeme.prefix { $0 != "e" && $0 != "E" }
        var digits = mantissa.filter(\.isNumber).drop { $0 == "0" }
        while digits.last == "0" { digits.removeLast() }
        guard !digits.isEmpty else { return value == 0 }
        guard value != 0 else { return false }
        return digits.count == 17 || String(digits) == String(decimal(value.magnitude).digits)
    }

    /// ECMAScript's text of a finite double.
    static func text(_ value: Double) -> String {
        if value == 0 { return "0" }
        let sign = value < 0 ? "-" : ""
        let (digits, point) = decimal(value.magnitude)
        return sign + layout(digits, point)
    }

    /// The shortest digits that read back as the value, and the position of the point:
    /// value = 0.digits x 10^point.
    private static func decimal(_ value: Double) -> (digits: [Character], point: Int) {
        // Swift prints the shortest digits that round-trip (SwiftDtoa), as ECMAScript demands.
        let text = Array(value.description)
        let mark = text.firstIndex(of: "e") ?? text.endIndex
        let exponent = mark < text.endIndex ? Int(String(text[(mark + 1)...])) ?? 0 : 0
        let mantissa = text[..<mark]
        let dot = mantissa.firstIndex(of: ".") ?? mantissa.endIndex
        var digits = Array(mantissa.filter { $0 != "." })
        var point = dot + exponent
        let zeros = digits.prefix { $0 == "0" }.count
        digits.removeFirst(zeros)
        point -= zeros
        while digits.last == "0" { digits.removeLast() }
        return (digits, point)
    }

    private static func layout(_ digits: [Character], _ point: Int) -> String {
        let text = String(digits)
        let count = digits.count
        switch point {
        case count...21:
            return text + String(repeating: "0", count: point - count)
        case 1...21:
            return String(digits[..<point]) + "." + String(digits[point...])
        case -5...0:
            return "0." + String(repeating: "0", count: -point) + text
        default:
            let exponent = point - 1
            let tail = "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
            return count == 1
                ? text + tail : String(digits[..<1]) + "." + String(digits[1...]) + tail
        }
    }
}
