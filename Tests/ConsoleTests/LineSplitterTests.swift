import Testing

@testable import Console

@Suite struct LineSplitterTests {
    static let streams: [([String], [String])] = [
        (["a\nb\n"], ["a", "b"]),
        (["a", "b", "\n", "c\nd"], ["ab", "c"]),
        (["\n\n"], ["", ""]),
        ([], []),
        (["12345678\n"], ["12345678"]),
    ]

    @Test(arguments: streams)
    func `lines are the same however their bytes arrive`(parts: [String], lines: [String]) throws {
        var splitter = LineSplitter(bytesMax: 8)
        var found: [String] = []
        for part in parts {
            splitter.take(Array(part.utf8))
            while let line = try splitter.next() {
                found.append(String(decoding: line, as: UTF8.self))
            }
        }
        #expect(found == lines)
    }

    @Test(arguments: ["123456789", "123456789\n", "12345678901234567890"])
    func `a line beyond the bound is refused, ended or not`(text: String) {
        var splitter = LineSplitter(bytesMax: 8)
        splitter.take(Array(text.utf8))
        #expect(throws: LineSplitter.TooLong.self) { try splitter.next() }
    }
}
