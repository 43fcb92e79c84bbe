import Agency
import ArgumentParser
import FoundationEssentials
import Glibc
import HumanDesk

/// A run as its person has it: keys in, output and status out, until the record.
final class RunSession {
    private var client: PeopleClient
    private let lineage: LineageID
    private let lease: LeaseID
    private let usesTerminal: Bool
    private let signals: Int32
    private let drawsStatus = PersonTerminal.isTerminal(2)
    private var status = StatusLine()
    private var lastStatus = ""
    private var interrupts = Interrupts()
    private var isInputOpen = true

    /// A session on a connection whose run has started.
    init(
        _ client: PeopleClient, lineage: LineageID, lease: LeaseID, usesTerminal: Bool
    ) throws {
        self.client = client
        self.lineage = lineage
        self.lease = lease
        self.usesTerminal = usesTerminal
        signals = try Signals.descriptor(for: [SIGINT, SIGTERM, SIGWINCH])
    }

    /// Carries bytes until the run ended.
    func run() throws -> RunRecord {
        if usesTerminal { PersonTerminal.makeRaw() }
        defer {
            PersonTerminal.restore()
            Files.writeAll(2, status.erase())
        }
        while true {
            let input = isInputOpen ? [Int32(0)] : []
            let ready = Signals.wait(for: [client.connection.descriptor, signals] + input)
            if ready.contains(signals) { try takeSignals() }
            if ready.contains(0) { try takeInput() }
            guard ready.contains(client.connection.descriptor) else { continue }
            guard try client.fill() else {
                client = try comeBack()
                continue
            }
            while let line = client.arrivedLine() {
                if let record = try take(try PeopleClient.decode(line)) { return record }
            }
        }
    }

    /// An upgraded daemon has closed the connection and goes on with the run: finds it again.
    private func comeBack() throws -> PeopleClient {
        for _ in 0..<Self.attemptsMax {
            if let next = try? Daemon().connectIfRunning(),
                case .started? = try? next.ask(.attach(lease))
            {
                return next
            }
            Clock.pause(milliseconds: 100)
        }
        throw ClientFailure(
            ExitStatus.unreachable,
            "the daemon went away; if it comes back, tribune ps shows lineage \(lineage)")
    }

    /// A tenth of a second each: as long as an upgrade may take.
    private static let attemptsMax = 50

    private func take(_ frame: RunFrame) throws -> RunRecord? {
        switch frame {
        case .wrote(let stream, let text):
            show(Array(Data(base64Encoded: text) ?? Data()), stream: stream)
        case .status(let view): show(StatusText.line(view))
        case .ended(let record): return record
        case .typed, .resized: throw PeopleClient.unexpected
        }
        return nil
    }

    /// Passes output on; the status line makes room for it.
    private func show(_ bytes: [UInt8], stream: Int) {
        Files.writeAll(2, status.erase())
        let descriptor: Int32 = stream == 2 ? 2 : 1
        Files.writeAll(descriptor, bytes)
        guard drawsStatus else { return }
        if PersonTerminal.isTerminal(descriptor) { status.follow(bytes) }
        draw()
    }

    private func show(_ text: String) {
        guard text != lastStatus else { return }
        lastStatus = text
        guard drawsStatus else { return Output.error("tribune: \(text)") }
        Files.writeAll(2, status.erase())
        status.text = text
        draw()
    }

    private func draw() {
        let columns = PersonTerminal.size(2).map { Int($0.columns) } ?? 80
        Files.writeAll(2, status.draw(columns: columns))
    }

    private func takeInput() throws {
        let bytes = Files.readSome(0)
        if bytes.isEmpty { isInputOpen = false }
        try client.send(RunFrame.typed(Data(bytes).base64EncodedString()))
        guard usesTerminal else { return }
        for _ in bytes.filter({ $0 == 0x03 }) where interrupts.isSecond(at: Clock.milliseconds) {
            try stop()
        }
    }

    private func takeSignals() throws {
        for number in Files.readSome(signals) {
            switch Int32(number) {
            case SIGWINCH:
                guard usesTerminal, let size = PersonTerminal.size(1) else { continue }
                try client.send(RunFrame.resized(size))
            case SIGINT where usesTerminal:
                if interrupts.isSecond(at: Clock.milliseconds) { try stop() }
            default:
                // Without a terminal there is no key to hand on: one Ctrl-C stops.
                try stop()
            }
        }
    }

    /// Asks for the stop on a connection of its own; the record comes on the run's. When it was
    /// asked for before and the person insists, the client leaves, which is a hang-up.
    private func stop() throws {
        guard interrupts.mayStop() else { throw ExitCode(ExitStatus.stopped) }
        Files.writeAll(2, status.erase())
        Output.error("tribune: stopping \(lineage) (once more to leave at once)")
        guard let other = try Daemon().connectIfRunning() else { throw PeopleClient.gone }
        let order = Order(
            lineage: lineage, change: .stop, source: .person(uid: geteuid(), name: nil))
        try other.send(PeopleRequest.order(order))
        stopping = other
    }

    /// The connection that carries the stop, kept open until the end.
    private var stopping: PeopleClient?
}
