import Testing

@testable import tribune

@Suite struct StatusLineTests {
    private func drawn(after output: String, columns: Int = 80) -> String {
        var line = StatusLine()
        line.text = "historian L2"
        line.follow(Array(output.utf8))
        return String(decoding: line.draw(columns: columns), as: UTF8.self)
    }

    private static let full = "\r\u{1b}[7mhistorian L2\u{1b}[0m\u{1b}[K\r"

    @Test(arguments: [
        "", "done\n", "a\r\nb\r\n", "\u{1b}[1mbold\u{1b}[0m\n", "\u{1b}[K\n",
        "\u{1b}]0;title\u{07}\n", "\u{1b}]0;title\u{1b}\\x\n", "\u{1b}[?2004h\n",
        "\u{1b}[?1049hpainted\u{1b}[?1049l\n",
    ])
    func `on a fresh line it is drawn, and the cursor is put back`(output: String) {
        #expect(drawn(after: output) == Self.full)
    }

    @Test(arguments: [
        "prompt> ", "progress 5 %\r", "\u{1b}[?1049h\n", "\u{1b}[2A\n", "\u{1b}[5;5H\n",
        "\u{1b}7\n", "\u{1b}[2J\n", "\u{1b}[", "\u{1b}]0;no end\n",
    ])
    func `where the agent's text or painting is, it stays away`(output: String) {
        #expect(drawn(after: output).isEmpty)
    }

    @Test func `a sequence cut in two is followed all the same`() {
        var line = StatusLine()
        line.text = "x"
        for byte in Array("\u{1b}[?1049h\n".utf8) { line.follow([byte]) }
        #expect(line.draw(columns: 80).isEmpty)
        for byte in Array("\u{1b}[?1049l\n".utf8) { line.follow([byte]) }
        #expect(!line.draw(columns: 80).isEmpty)
    }

    @Test func `it never wraps, and is taken away only when it is there`() {
        #expect(drawn(after: "", columns: 11).contains("historian \u{1b}"))
        #expect(drawn(after: "", columns: 5).isEmpty)
        var line = StatusLine()
        #expect(line.erase().isEmpty)
        line.text = "x"
        _ = line.draw(columns: 80)
        #expect(line.erase() == Array("\r\u{1b}[K".utf8))
        #expect(line.erase().isEmpty)
    }
}
