import Agency
import NIOCore
import StrictJSON
import Testing

@testable import Gateway

/// Refusals without end do not fill the disk, and open nothing.
struct FloodTests {
    private func bench(floodPause: TimeAmount = .hours(1)) throws -> Bench {
        var bounds = Bounds()
        bounds.refusalsAtOnce = 5
        bounds.refusalsPerSecond = 0
        bounds.floodPause = floodPause
        return try Bench(bounds: bounds)
    }

    private func refuse(_ bench: Bench, times: Int) async throws {
        for _ in 0..<times { _ = try await bench.callTool("echo", ["text": 5]) }
    }

    @Test func `beyond the allowance one record says that there are more`() async throws {
        let bench = try bench()
        try await refuse(bench, times: 12)
        let words = bench.desk.now.refused
        #expect(words == Array(repeating: "arguments", count: 5) + ["flood"])
    }

    @Test func `while it floods, nothing is even proposed`() async throws {
        let bench = try bench()
        try await refuse(bench, times: 6)
        let answer = try await bench.callTool("echo")
        #expect(answer.message?["result"]?["isError"] == true)
        #expect(bench.desk.now.proposals.isEmpty)
        #expect(bench.server.got("tools/call").isEmpty)
    }

    @Test func `denials by the desk count like refusals by the door`() async throws {
        let bench = try bench()
        bench.desk.change { $0.answers["echo"] = .deny(.plain) }
        for _ in 0..<9 { _ = try await bench.callTool("echo") }
        #expect(bench.desk.now.proposals.count == 5)
        #expect(bench.desk.now.refused == ["flood"])
    }

    @Test func `what is permitted uses nothing up, however much it is`() async throws {
        let bench = try bench()
        for _ in 0..<20 {
            let answer = try await bench.callTool("echo")
            #expect(answer.message?["result"]?["isError"] == false)
        }
        #expect(bench.desk.now.settled.count == 20)
        #expect(bench.desk.now.refused.isEmpty)
    }

    @Test func `it is told again after a pause`() async throws {
        let bench = try bench(floodPause: .nanoseconds(0))
        try await refuse(bench, times: 8)
        #expect(bench.desk.now.refused.filter { $0 == RefusalRecord.flood }.count == 3)
    }

    @Test func `an allowance with a burst gives that many at once and refills to it`() {
        var allowance = Allowance(perSecond: 2, burst: 3)
        let start = NIODeadline.uptimeNanoseconds(1)
        let first = (0..<4).map { _ in allowance.take(at: start) }
        #expect(first == [true, true, true, false])
        // Looking takes nothing.
        let looks = [499, 500, 500].map { allowance.holds(at: start + .milliseconds($0)) }
        #expect(looks == [false, true, true])
        let later = start + .hours(2)
        let again = (0..<4).map { _ in allowance.take(at: later) }
        #expect(again == [true, true, true, false])
    }
}
