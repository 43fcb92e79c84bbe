import Agency
import Foundation
import HumanDesk
import Testing

@testable import Console

@Suite struct RunOutboxTests {
    private func bytes(_ frames: [RunFrame]) -> Int {
        frames.reduce(0) { sum, frame in
            guard case .wrote(_, let text) = frame else { return sum }
            return sum + (Data(base64Encoded: text)?.count ?? 0)
        }
    }

    @Test func `no more than the bound waits, whatever the agent writes`() async {
        let outbox = RunOutbox(bytesMax: 100_000)
        Thread.detachNewThread {
            outbox.wrote([UInt8](repeating: 1, count: 1_000_000), stream: 1)
            outbox.close()
        }
        var total = 0
        for await _ in outbox.signals {
            let some = bytes(outbox.take())
            #expect(some <= 100_000)
            total += some
        }
        // The last of it may have been dropped by the close, but no more than the bound.
        #expect(total >= 900_000)
    }

    @Test func `a single write above the bound goes through in parts`() async {
        let outbox = RunOutbox(bytesMax: 10)
        Thread.detachNewThread { outbox.wrote([UInt8](repeating: 1, count: 120_000), stream: 1) }
        var total = 0
        for await _ in outbox.signals {
            total += bytes(outbox.take())
            if total == 120_000 { break }
        }
        #expect(total == 120_000)
    }

    @Test func `the client's end frees a writer that is blocked`() async {
        let outbox = RunOutbox(bytesMax: 10)
        let (done, finished) = AsyncStream<Void>.makeStream()
        Thread.detachNewThread {
            outbox.wrote([UInt8](repeating: 1, count: 500_000), stream: 1)
            finished.finish()
        }
        for await _ in outbox.signals { break }
        outbox.close()
        for await _ in done {}
        #expect(outbox.take().isEmpty)
    }

    @Test func `the record is last, also when a status waits`() {
        let outbox = RunOutbox(bytesMax: 10)
        outbox.wrote([1], stream: 1)
        outbox.post(Sample.view(done: 1))
        outbox.post(Sample.view(done: 2))
        FakeRun(terminal: outbox).end(status: 0)
        outbox.wrote([2], stream: 1)
        let frames = outbox.take()
        #expect(frames.count == 3)
        #expect(frames.first == .wrote(stream: 1, bytes: "AQ=="))
        #expect(frames.dropFirst().first == .status(Sample.view(done: 2)))
        guard case .ended = frames.last else {
            Issue.record("the record is not last")
            return
        }
    }
}
