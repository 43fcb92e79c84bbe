import TestKit
import Testing

@testable import StrictJSON

struct NumberTests {
    @Test(
        arguments: [
            "0", "-0", "1.0", "1.50", "1e5", "1E+05", "100000000000000000000000", "0.1e-7",
            "-9223372036854775808", "9007199254740993",
        ])
    func `A number keeps the text it was written with`(lexeme: String) throws {
        let value = try JSONValue.parse(lexeme)
        #expect(value == JSONNumber(lexeme: lexeme).map(JSONValue.number))
        #expect(value.serialized() == Array(lexeme.utf8))
    }

    @Test(
        arguments: [
            ("0", 0), ("-1", -1), ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("-0", nil), ("1.0", nil),
            ("1e2", nil), ("0.5", nil), ("12345678901234567890", nil),
        ] as [(String, Int64?)])
    func `Only a plain integer of 64 bits is one`(lexeme: String, integer: Int64?) {
        #expect(JSONNumber(lexeme: lexeme)?.int64 == integer)
    }

    @Test(
        arguments: [
            ("1e308", true), ("1.7976931348623157e308", true), ("1e309", false), ("-1e400", false),
            ("1e-400", true), ("0.1", true),
        ])
    func `A double that overflows is none`(lexeme: String, exists: Bool) {
        #expect((JSONNumber(lexeme: lexeme)?.double != nil) == exists)
    }

    @Test(
        arguments: [
            "", "-", "01", "1.", ".1", "+1", "1e", "0x1", " 1", "1 ", "1,2", "NaN", "１", "1\n",
        ])
    func `A text that is no number is no lexeme`(text: String) {
        #expect(JSONNumber(lexeme: text) == nil)
    }

    /// RFC 8785 appendix B.
    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func `Doubles are written as the RFC's table has them`(bits: UInt64, text: String) {
        #expect(CanonicalNumber.text(Double(bitPattern: bits)) == text)
    }

    @Test(
        arguments: [
            ("1", "1"), ("-0", "0"), ("0.0", "0"), ("0e99", "0"), ("1.0", "1"), ("1E2", "100"),
            ("10e-1", "1"), ("4.50", "4.5"), ("2e-3", "0.002"), ("1E30", "1e+30"), ("0.1", "0.1"),
            ("9007199254740991", "9007199254740991"), ("123e18", "123000000000000000000"),
            ("1e21", "1e+21"), ("333333333.33333329", "333333333.3333333"),
            ("0.000001", "0.000001"), ("0.0000001", "1e-7"), ("5e-324", "5e-324"),
            ("4.9406564584124654e-324", "5e-324"),
        ])
    func `Lexemes of doubles have one canonical text`(lexeme: String, text: String) throws {
        #expect(try JSONValue.parse(lexeme).canonical() == Array(text.utf8))
    }

    /// Two values must never share one text: what a person signed would mean both.
    @Test(
        arguments: [
            "9007199254740992", "-9007199254740992", "9007199254740993", "9223372036854775807",
            "9007199254740993.0", "0.10000000000000000001", "1e-400", "1e400", "-1e309",
            "0.30000000000000001665", "123456789012345678901234567890", "1.00000000000000000001",
        ])
    func `What no double holds is refused`(lexeme: String) throws {
        let value = try JSONValue.parse("[\(lexeme)]")
        let error = #expect(throws: JSONError.self) { try value.canonical() }
        #expect(error?.kind == .numberNotExact(lexeme))
    }

    @Test(arguments: 0..<4)
    func `Every double reads back from its canonical text`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            let text = CanonicalNumber.text(value)
            #expect(Double(text) == value)
            let number = try #require(JSONNumber(lexeme: text))
            guard number.int64 == nil else { continue }
            #expect(try CanonicalNumber.text(number) == text)
        }
    }
}
