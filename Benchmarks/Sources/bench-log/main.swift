// Durable records a second with group commit, and the start of a large log.
//
//   bench-log commit FOLDER SECONDS     1, 8, 64 and 512 concurrent writers, 512-byte entries
//   bench-log payload FOLDER SECONDS    the same with a sealed payload beside each entry
//   bench-log open FOLDER COUNT         fills a log, closes it, opens it again, verifies it

import Glibc
import Synchronization
import TransparencyLog

func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let time = try clock.measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

/// Writers that each wait for their entry before the next: a closed loop without threads of its
/// own, since each callback enqueues the writer's next entry.
final class Writers: Sendable {
    private let log: Log
    private let payloads: PayloadStore?
    private let entry = [UInt8](repeating: 120, count: 512)
    let done = Atomic<Int>(0)
    let stopped = Atomic<Bool>(false)
    let running = Atomic<Int>(0)

    init(_ log: Log, _ payloads: PayloadStore?) {
        self.log = log
        self.payloads = payloads
    }

    func start(_ count: Int) {
        running.store(count, ordering: .relaxed)
        for _ in 0..<count { next() }
    }

    private func next() {
        do {
            if let payloads { _ = try payloads.seal(entry) }
            try log.enqueue(entry) { result in
                guard case .success = result else { return self.end() }
                self.done.add(1, ordering: .relaxed)
                if self.stopped.load(ordering: .relaxed) { return self.end() }
                self.next()
            }
        } catch {
            print("refused: \(error)")
            end()
        }
    }

    private func end() { running.subtract(1, ordering: .releasing) }
}

/// Writers that are tasks and await each entry, as a server's connections do.
func tasks(_ log: Log, _ count: Int, _ writers: Writers) async {
    let entry = [UInt8](repeating: 120, count: 512)
    await withTaskGroup(of: Void.self) { group in
        for _ in 0..<count {
            group.addTask {
                while !writers.stopped.load(ordering: .relaxed) {
                    guard (try? await log.append(entry)) != nil else { return }
                    writers.done.add(1, ordering: .relaxed)
                }
            }
        }
    }
}

func commit(_ folder: String, _ length: Int, payload: Bool) async throws {
    for count in [1, 8, 64, 512] {
        let payloads =
            try payload
            ? PayloadStore(
                folder: "\(folder)/payloads-\(count)", masterKey: [UInt8](repeating: 1, count: 32))
            : nil
        let log = try Log(
            storage: FileLogStorage(folder: "\(folder)/log-\(count)"),
            key: SignerKey(generating: "example.org/bench"), companions: payloads.map { [$0] } ?? []
        )
        for style in payload ? ["callbacks"] : ["callbacks", "tasks"] {
            let writers = Writers(log, payloads)
            let begin = ContinuousClock.now
            if style == "callbacks" {
                writers.start(count)
                try await Task.sleep(for: .seconds(length))
                writers.stopped.store(true, ordering: .relaxed)
            } else {
                async let stop: Void = {
                    try? await Task.sleep(for: .seconds(length))
                    writers.stopped.store(true, ordering: .relaxed)
                }()
                await tasks(log, count, writers)
                await stop
            }
            let total = writers.done.load(ordering: .relaxed)
            let time = ContinuousClock.now - begin
            let rate =
                Double(total)
                / (Double(time.components.seconds)
                    + Double(time.components.attoseconds) / 1e18)
            print("\(style) \(count) writers: \(Int(rate)) durable records/s")
            while writers.running.load(ordering: .acquiring) > 0 { await Task.yield() }
        }
        try log.close()
    }
}

func open(_ folder: String, _ count: Int) throws {
    let secret = try SignerKey(generating: "example.org/bench").secretText
    let entry = [UInt8](repeating: 120, count: 300)
    let log = try Log(storage: FileLogStorage(folder: folder), key: SignerKey(secret))
    var left = count
    let filling = try seconds {
        while left > 0 {
            let many = min(left, 5000)
            for _ in 1..<many { try log.enqueue(entry) { _ in } }
            try log.appendAndWait(entry)
            left -= many
        }
        try log.close()
    }
    print("filled \(count) in \(filling) s")
    var again: Log?
    let opening = try seconds {
        again = try Log(storage: FileLogStorage(folder: folder), key: SignerKey(secret))
    }
    print("opened in \(opening) s")
    guard let again else { return }
    let reading = try seconds {
        var index = 0
        while index < count { index += try again.entries(from: index).count }
    }
    print("read all in \(reading) s")
    try again.close()
    let verifying = try seconds {
        _ = try LogVerifier(key: again.key).verify(folder: folder)
    }
    print("verified in \(verifying) s")
    let checking = try seconds { _ = try LogCheck(key: again.key).run(folder: folder) }
    print("full check in \(checking) s")
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let number = Int(arguments[3]) else {
    print("usage: bench-log commit|payload FOLDER SECONDS, bench-log open FOLDER COUNT")
    exit(2)
}
switch arguments[1] {
case "open": try open(arguments[2], number)
default: try await commit(arguments[2], number, payload: arguments[1] == "payload")
}
