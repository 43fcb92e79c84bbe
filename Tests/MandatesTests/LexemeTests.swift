import Testing

@testable import Mandates

struct LexemeTests {
    @Test(
        arguments: [
            ("1ns", 1), ("1us", 1000), ("500ms", 500_000_000), ("1s", 1_000_000_000),
            ("10m", 600_000_000_000), ("2h", 7_200_000_000_000), ("1d", 86_400_000_000_000),
            ("0s", 0), ("106751d", 9_223_286_400_000_000_000), ("106752d", nil), ("1", nil),
            ("s", nil), ("", nil), ("1 s", nil), ("1S", nil), ("01s", nil), ("+1s", nil),
            ("1.0s", nil), ("١s", nil), ("1e3s", nil), ("1min", nil),
        ] as [(String, Int64?)])
    func `Durations`(text: String, nanoseconds: Int64?) {
        #expect(UnitText.parse(text, UnitText.time) == nanoseconds)
    }

    @Test(
        arguments: [
            ("0", 0), ("4096", 4096), ("1KiB", 1024), ("1kB", 1000), ("2GiB", 2 << 30),
            ("3GB", 3_000_000_000), ("1TiB", 1 << 40), ("1KB", nil), ("1kb", nil), ("1G", nil),
            ("9223372036854775807", .max), ("9223372036854775808", nil), ("8388608TiB", nil),
        ] as [(String, Int64?)])
    func `Sizes`(text: String, bytes: Int64?) {
        #expect(UnitText.parse(text, UnitText.size) == bytes)
    }

    @Test(
        arguments: [
            ("0", 0), ("2.50", 2_500_000), ("0.000001", 1), ("9223372036854.775807", .max),
            ("9223372036854.775808", nil), ("1.", nil), (".5", nil), ("1.0000000", nil),
            ("-1", nil), ("+1", nil), ("1,5", nil), ("1e3", nil), ("01", nil), ("", nil),
            ("1.2.3", nil), (" 1", nil), ("1.-5", nil),
        ] as [(String, Int64?)])
    func `Money`(text: String, micros: Int64?) {
        #expect(MoneyText.parse(text) == micros)
    }

    @Test(arguments: [0, 1, 59, 1000, 60_000_000_000, 90_000_000_000, 1 << 30, Int64.max])
    func `Amounts read as they were written`(value: Int64) {
        #expect(UnitText.parse(UnitText.write(value, UnitText.time), UnitText.time) == value)
        #expect(UnitText.parse(UnitText.write(value, UnitText.size), UnitText.size) == value)
        #expect(MoneyText.parse(MoneyText.write(value)) == value)
    }

    @Test(
        arguments: [
            (".", "/a/b"), ("..", "/a"), ("x", "/a/b/x"), ("./x/../y//z/", "/a/b/y/z"),
            ("/", "/"), ("/x/.", "/x"), ("../..", "/"), ("a~", "/a/b/a~"), ("...", "/a/b/..."),
        ])
    func `Paths become absolute and normal`(path: String, absolute: String) throws {
        #expect(try PathText.absolute(path, from: "/a/b") == absolute)
    }

    @Test(arguments: ["", "~", "~/x", "~bob/x", "$HOME", "a\u{0}b", "a\nb", "../../..", "/.."])
    func `Paths that mean something else elsewhere are refused`(path: String) {
        #expect(throws: PathText.Fault.self) { try PathText.absolute(path, from: "/a/b") }
    }

    @Test(
        arguments: [
            ("no", true), ("Off", true), ("Y", true), ("~", true), ("", true), ("NULL", true),
            ("12", true), ("-1", true), ("1.5", true), (".5", true), ("1e3", true), ("0x1F", true),
            ("1:30", true), ("2026-01-01", true), ("1_000", true), (".inf", true), ("0o17", true),
            ("10m", false), ("2GiB", false), ("none", false), ("yesterday", false), ("v1", false),
            ("1st", false), ("a1", false), ("0xyz", false), (".hidden", false), ("-x", false),
        ])
    func `Words that readers differ on`(text: String, isAmbiguous: Bool) {
        #expect(PlainText.isAmbiguous(text) == isAmbiguous)
    }

    @Test(
        arguments: [
            ("limit", "limits"), ("limtis", "limits"), ("Purpose", "purpose"),
            ("serves", "servers"),
            ("tool", nil), ("", nil), ("policyfiles", "policy_files"), ("zzzz", nil),
        ] as [(String, String?)])
    func `The nearest name is suggested`(text: String, name: String?) {
        #expect(SuggestedName.nearest(to: text, among: MandateKeys.root) == name)
    }
}
