import Agency
import FoundationEssentials
import HumanDesk
import Logging
import NIOCore
import StrictJSON

/// A connection that carries a run: typed bytes in; output, status and the final record out.
struct RunConnection {
    /// Something on a run's connection that is no `RunFrame` for the agent.
    struct BadFrame: Error {
        var why: String
    }

    let desk: any HumanDesk
    let peer: Peer
    let channel: any Channel
    let bounds: SocketBounds
    let logger: Logger

    /// How a connection comes to its run.
    enum Beginning: Sendable {
        /// By starting it.
        case start(RunRequest)
        /// By coming back to it.
        case attach(LeaseID)
    }

    /// Begins the run and serves it until it ended or the client went away.
    func serve(_ beginning: Beginning, lines: inout LineReader) async throws {
        let outbox = RunOutbox(bytesMax: bounds.outputBytes)
        let control: any RunControl
        do {
            control = try await begin(beginning, outbox)
        } catch {
            return try await channel.send(PeopleReply(refusing: error))
        }
        do {
            let started = PeopleReply.started(lineage: control.lineage, lease: control.lease)
            try await channel.send(started)
        } catch {
            // Nobody knows of this run but the hall.
            endHearing(control, outbox)
            throw error
        }
        await withTaskGroup { group in
            group.addTask { await pump(outbox) }
            group.addTask { await report(control, to: outbox) }
            await hear(control, &lines)
            endHearing(control, outbox)
            group.cancelAll()
        }
    }

    private func begin(
        _ beginning: Beginning, _ outbox: RunOutbox
    ) async throws -> any RunControl {
        switch beginning {
        case .start(let request):
            try await desk.run(request, from: peer, terminal: outbox)
        case .attach(let lease):
            try await desk.attach(to: lease, from: peer, terminal: outbox)
        }
    }

    /// The client is gone, or the run has ended, or the socket is closing: hangs up in the first
    /// case only. A daemon that goes must not take its agents with it.
    private func endHearing(_ control: any RunControl, _ outbox: RunOutbox) {
        if !Task.isCancelled, !outbox.isDelivered { control.hangUp() }
        outbox.close()
    }

    /// Writes what the agent wrote. Closes the connection after the record, or when the client
    /// takes no more, which ends `hear`.
    private func pump(_ outbox: RunOutbox) async {
        defer { channel.close(promise: nil) }
        for await _ in outbox.signals {
            let frames = outbox.take()
            do {
                try await channel.send(
                    lines: try frames.map { try JSONValueEncoder().encode($0).serialized() })
            } catch {
                logger.debug("a run's client takes no more", metadata: ["why": "\(error)"])
                return
            }
            if case .ended = frames.last { return outbox.delivered() }
            outbox.sent()
        }
    }

    /// Looks at the run's status now and then, and sends it when it changed.
    private func report(_ control: any RunControl, to outbox: RunOutbox) async {
        var last: LineageView?
        while !Task.isCancelled {
            let status = try? desk.lineage(of: control.lease, for: peer)
            if let status, status != last { outbox.post(status) }
            last = status
            try? await Task.sleep(for: bounds.statusInterval)
        }
    }

    /// Hands the agent what the person types, until the connection ends.
    private func hear(_ control: any RunControl, _ lines: inout LineReader) async {
        do {
            while let line = try await lines.next() { try take(line, control) }
        } catch {
            logger.info("a run's client was cut off", metadata: ["why": "\(error)"])
        }
    }

    private func take(_ line: [UInt8], _ control: any RunControl) throws {
        let value = try JSONValue.parse(line)
        switch try JSONValueDecoder().decode(RunFrame.self, from: value) {
        case .typed(let text):
            guard let bytes = Data(base64Encoded: text) else { throw BadFrame(why: "not base64") }
            control.type(Array(bytes))
        case .resized(let size): control.resize(size)
        case .wrote, .status, .ended: throw BadFrame(why: "a frame of the daemon's")
        }
    }
}
