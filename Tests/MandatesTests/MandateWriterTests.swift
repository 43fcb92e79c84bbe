import Agency
import Mandates
import Testing

struct MandateWriterTests {
    @Test(arguments: [SampleMandate.smallest, SampleMandate.whole, SampleMandate.parent])
    func `What was read is written so that it reads the same`(text: String) throws {
        let mandate = try SampleMandate.load(text).mandate
        #expect(try SampleMandate.load(MandateFile.write(mandate)).mandate == mandate)
    }

    @Test(arguments: 0..<40)
    func `Load after write gives every mandate back`(seed: UInt64) throws {
        var random = RandomMandate(seed: seed)
        for _ in 0..<10 {
            let drawn = random.next()
            let mandate = try #require(drawn)
            let text = MandateFile.write(mandate)
            let again = try SampleMandate.load(text).mandate
            #expect(differences(again, mandate) == [])
            #expect((MandateFile.write(again) == text))
        }
    }

    /// The parts that differ, so that a failure can be read.
    private func differences(_ one: Mandate, _ other: Mandate) -> [String] {
        if one == other { return [] }
        return zip(Mirror(reflecting: one).children, Mirror(reflecting: other).children)
            .filter { "\($0.value)" != "\($1.value)" }
            .map { "\($0.label ?? ""): \($0.value) instead of \($1.value)" }
    }

    @Test func `A value that is usual is left out`() throws {
        let agent = try #require(AgentName("a"))
        let text = MandateFile.write(Mandate(agent: agent, purpose: "Rest.", level: .observe))
        #expect(
            text == """
                version: 1
                agent: a
                purpose: Rest.
                level: L0

                """)
    }

    @Test func `Figures are written as people write them`() throws {
        let text = MandateFile.write(try SampleMandate.load(SampleMandate.whole).mandate)
        for line in [
            "ask_timeout: 5m", "  money: {life: \"2.5\"}",
            "  bytes_out: {action: 1MiB, life: 10MiB}",
            "  wall_time: {life: 30m}", "  nearly_spent: 92.5%",
            "purpose: Read the repository's history and write a summary.",
        ] {
            #expect(text.contains(line + "\n"), "\(line)")
        }
    }
}
