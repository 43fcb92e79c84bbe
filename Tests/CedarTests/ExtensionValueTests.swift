import Cedar
import Testing

@Suite struct ExtensionValueTests {
    static let decimals: [(String, Int64?, String)] = [
        ("1.1", 11_000, "1.1"), ("1.1000", 11_000, "1.1"), ("-0.0001", -1, "-0.0001"),
        ("00.5", 5_000, "0.5"), ("-0.0", 0, "0.0"), ("12.0", 120_000, "12.0"),
        ("922337203685477.5807", Int64.max, "922337203685477.5807"),
        ("-922337203685477.5808", Int64.min, "-922337203685477.5808"),
        ("922337203685477.5808", nil, ""), ("-922337203685477.5809", nil, ""),
        ("", nil, ""), ("1", nil, ""), ("1.", nil, ""), (".1", nil, ""), ("1.00000", nil, ""),
        ("+1.0", nil, ""), ("--1.0", nil, ""), ("1.0 ", nil, ""), ("1.0.0", nil, ""),
        ("1e1.0", nil, ""), ("\u{661}.0", nil, ""), ("99999999999999999999.0", nil, ""),
    ]

    @Test(arguments: decimals)
    func `decimals are read exactly or refused`(text: String, value: Int64?, printed: String) {
        #expect(DecimalValue(text)?.tenThousandths == value)
        if value != nil { #expect(DecimalValue(text)?.description == printed) }
    }

    static let durations: [(String, Int64?)] = [
        ("1d2h3m4s5ms", 93_784_005), ("-1d", -86_400_000), ("90m", 5_400_000), ("0ms", 0),
        ("-0s", 0), ("1m", 60_000), ("1ms", 1), ("1d1ms", 86_400_001),
        ("9223372036854775807ms", Int64.max), ("-9223372036854775808ms", Int64.min),
        ("000000000000000000000000001s", 1_000),
        ("", nil), ("-", nil), ("1", nil), ("d", nil), ("1x", nil), ("1h1d", nil), ("1s1s", nil),
        ("1ms1s", nil), ("+1s", nil), ("1 s", nil), ("--1s", nil), ("1.5h", nil), ("1D", nil),
        ("9223372036854775808ms", nil), ("106751991168d", nil), ("9223372036854775807s", nil),
        ("106751991167d7h12m55s807ms", Int64.max), ("106751991167d7h12m55s808ms", nil),
        ("-106751991167d7h12m55s808ms", Int64.min), ("-106751991167d7h12m55s809ms", nil),
    ]

    @Test(arguments: durations)
    func `durations are read exactly or refused`(text: String, milliseconds: Int64?) {
        #expect(DurationValue(text)?.milliseconds == milliseconds)
    }

    static let datetimes: [(String, Int64?)] = [
        ("1970-01-01", 0), ("1970-01-02", 86_400_000), ("1969-12-31", -86_400_000),
        ("2000-02-29", 951_782_400_000), ("2024-02-29", 1_709_164_800_000),
        ("1970-01-01T00:00:01Z", 1_000), ("1970-01-01T00:00:00.123Z", 123),
        ("1970-01-01T01:00:00+0100", 0), ("1969-12-31T23:00:00-0100", 0),
        ("1970-01-01T00:00:00.001-2359", 86_340_001), ("1969-12-31T23:59:59.999Z", -1),
        ("0000-01-01", -62_167_219_200_000), ("0001-01-01", -62_135_596_800_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ("1900-02-29", nil), ("2023-02-29", nil), ("2024-02-30", nil), ("2024-04-31", nil),
        ("2024-00-01", nil), ("2024-13-01", nil), ("2024-01-00", nil), ("2024-01-32", nil),
        ("2024-1-1", nil), ("24-01-01", nil), ("10000-01-01", nil), ("-2024-01-01", nil),
        ("2024-01-01T", nil), ("2024-01-01 ", nil), ("2024-01-01Z", nil),
        ("2024-01-01T00:00:00", nil), ("2024-01-01T00:00Z", nil), ("2024-01-01t00:00:00Z", nil),
        ("2024-01-01T00:00:00z", nil), ("2024-01-01T24:00:00Z", nil),
        ("2024-01-01T23:60:00Z", nil), ("2016-12-31T23:59:60Z", nil),
        ("2024-01-01T00:00:00.Z", nil), ("2024-01-01T00:00:00.12Z", nil),
        ("2024-01-01T00:00:00.1234Z", nil), ("2024-01-01T00:00:00+2400", nil),
        ("2024-01-01T00:00:00+0060", nil), ("2024-01-01T00:00:00+01:00", nil),
        ("2024-01-01T00:00:00+01", nil), ("2024-01-01T00:00:00ZZ", nil), ("", nil),
    ]

    @Test(arguments: datetimes)
    func `datetimes are read exactly or refused`(text: String, milliseconds: Int64?) {
        #expect(DatetimeValue(text)?.milliseconds == milliseconds)
    }

    @Test func `days follow each other through four centuries`() throws {
        var expected: Int64?
        for year in 1899...2301 {
            for month in 1...12 {
                for day in 1...31 {
                    let text = "\(year)-\(two(month))-\(two(day))"
                    guard let found = DatetimeValue(text)?.milliseconds else { continue }
                    if let expected { #expect(found == expected, "\(text)") }
                    expected = found + 86_400_000
                }
            }
        }
        #expect(expected == DatetimeValue("2302-01-01")?.milliseconds)
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    static let overflows = [
        "E.offset(duration(\"-9223372036854775808ms\")).toDate() == E",
        "E.offset(duration(\"9223372036854775807ms\")).offset(duration(\"1ms\")) == E",
        "E.durationSince(E.offset(duration(\"-9223372036854775808ms\"))) == E",
    ]

    @Test(arguments: overflows)
    func `instants out of range fail`(condition: String) throws {
        let text = condition.replacing("E", with: "datetime(\"1970-01-01\")")
        guard case .function = try Ask.failure(text) else {
            Issue.record("no failure")
            return
        }
    }

    @Test func `the time of day of the first instant is not negative`() throws {
        let first = "datetime(\"1970-01-01\").offset(duration(\"-9223372036854775808ms\"))"
        let time = "duration(\"16h47m4s192ms\")"
        #expect(try Ask.answer(condition: "\(first).toTime() == \(time)").decision == .allow)
    }

    static let addresses: [(String, String?)] = [
        ("1.2.3.4", "1.2.3.4"), ("1.2.3.4/32", "1.2.3.4"), ("1.2.3.4/24", "1.2.3.4/24"),
        ("0.0.0.0/0", "0.0.0.0/0"), ("255.255.255.255", "255.255.255.255"),
        ("::", "0:0:0:0:0:0:0:0"), ("::1", "0:0:0:0:0:0:0:1"), ("1::", "1:0:0:0:0:0:0:0"),
        ("FE80::1/64", "fe80:0:0:0:0:0:0:1/64"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
        ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
        ("1::8/128", "1:0:0:0:0:0:0:8"), ("0001::", "1:0:0:0:0:0:0:0"),
        ("", nil), ("1.2.3", nil), ("1.2.3.4.5", nil), ("1.2.3.256", nil), ("01.2.3.4", nil),
        ("1.2.3.4 ", nil), ("1.2.3.-4", nil), ("1..3.4", nil), ("1.2.3.4/", nil),
        ("1.2.3.4/33", nil), ("1.2.3.4/08", nil), ("1.2.3.4/+8", nil), ("1.2.3.4/8/8", nil),
        ("1.2.3.4/-1", nil), ("::/129", nil), ("::/0128", nil), (":::", nil), ("1:::2", nil),
        ("1::2::3", nil), ("1:2:3:4:5:6:7", nil), ("1:2:3:4:5:6:7:8:9", nil),
        ("1:2:3:4:5:6:7:8::", nil), ("::1:2:3:4:5:6:7:8", nil), ("00001::", nil), ("g::", nil),
        ("+1::", nil), ("-1::", nil), (":1", nil), ("1:", nil), ("::ffff:1.2.3.4", nil),
        ("::%eth0", nil), ("[::1]", nil), ("1.2.3.4:80", nil), ("\u{661}.2.3.4", nil),
    ]

    @Test(arguments: addresses)
    func `addresses are read exactly or refused`(text: String, printed: String?) {
        #expect(IPAddressValue(text)?.description == printed)
    }

    @Test func `host bits and prefix count for equality`() {
        #expect(IPAddressValue("1.2.3.4/24") != IPAddressValue("1.2.3.0/24"))
        #expect(IPAddressValue("1.2.3.4/32") == IPAddressValue("1.2.3.4"))
        #expect(IPAddressValue("::102:304") != IPAddressValue("1.2.3.4"))
    }

    @Test func `an address built from numbers must fit its family`() {
        #expect(
            IPAddressValue(family: .v4, address: 0x0102_0304, prefix: 32)?.description == "1.2.3.4")
        #expect(IPAddressValue(family: .v4, address: 1 << 32, prefix: 32) == nil)
        #expect(IPAddressValue(family: .v4, address: 0, prefix: 33) == nil)
        #expect(IPAddressValue(family: .v6, address: .max, prefix: 128) != nil)
    }

    static let ranges: [(String, String, Bool)] = [
        ("10.1.2.3", "10.0.0.0/8", true), ("11.0.0.0", "10.0.0.0/8", false),
        ("10.0.0.0/8", "10.0.0.0/8", true), ("10.0.0.0/7", "10.0.0.0/8", false),
        ("10.9.9.9/16", "10.1.1.1/8", true), ("::1", "::/0", true), ("::1", "0.0.0.0/0", false),
        ("1.2.3.4", "::/0", false), ("255.255.255.255/0", "0.0.0.0/0", true),
        ("2001:db8:1::/48", "2001:db8::/32", true), ("2001:db9::", "2001:db8::/32", false),
    ]

    @Test(arguments: ranges)
    func `a range lies in another only as a whole`(inner: String, outer: String, expected: Bool)
        throws
    {
        let inner = try #require(IPAddressValue(inner))
        let outer = try #require(IPAddressValue(outer))
        #expect(inner.isInRange(outer) == expected)
    }
}
