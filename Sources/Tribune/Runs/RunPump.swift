import Agency
import Confinement
import HumanDesk

/// Carries what the cells of a run write until nothing of the agent is left. One thread a run.
struct RunPump {
    let run: Run
    /// What a server writes to its standard error goes to the daemon's log.
    let serverSaid: @Sendable ([UInt8]) -> Void
    /// A server's cell is gone while the agent lives.
    let serverEnded: @Sendable (ServerName, Cell) -> Void

    /// Returns true when the agent's cell is gone and its output is drained, false when another
    /// image of the daemon carries on.
    func carry() -> Bool {
        waitForClient()
        var open = sources()
        var servers = run.servers
        while true {
            if run.isMoving { return run.letGo() }
            let gone = run.agent.firstProcess.number
            let ready = Readiness.wait(
                open.map(\.descriptor) + [gone] + servers.values.map(\.firstProcess.number),
                milliseconds: 200)
            // What is not read now stays for the next image.
            if run.isMoving { return run.letGo() }
            run.flushTyped()
            let over = servers.filter { ready.contains($0.value.firstProcess.number) }
            servers = servers.filter { over[$0.key] == nil }
            if !ready.contains(gone), run.cause == nil { over.forEach(serverEnded) }
            var ended: Set<Int32> = []
            for source in open where ready.contains(source.descriptor) {
                let bytes = Readiness.read(source.descriptor)
                if bytes.isEmpty { ended.insert(source.descriptor) } else { deliver(bytes, source) }
            }
            open.removeAll { ended.contains($0.descriptor) }
            let agentOpen = open.contains { $0.stream != 0 }
            if ready.contains(gone), !agentOpen || ready.count == 1 { return run.letGo() }
        }
    }

    /// As long as a client may take to find its upgraded daemon again.
    private func waitForClient() {
        for _ in 0..<250 where run.awaitsClient && !run.isMoving { Pause.milliseconds(20) }
        run.goOnAlone()
    }

    private struct Source {
        let descriptor: Int32
        /// 1 output, 2 errors, 0 a server's errors.
        let stream: Int
    }

    private func sources() -> [Source] {
        var sources: [Source] = []
        if let terminal = run.agent.terminal {
            sources.append(Source(descriptor: terminal.number, stream: 1))
        }
        if let pipes = run.agent.pipes {
            sources.append(Source(descriptor: pipes.output.number, stream: 1))
            sources.append(Source(descriptor: pipes.error.number, stream: 2))
        }
        for server in run.servers.values {
            guard let pipes = server.pipes else { continue }
            sources.append(Source(descriptor: pipes.error.number, stream: 0))
        }
        return sources.filter { $0.descriptor >= 0 }
    }

    private func deliver(_ bytes: [UInt8], _ source: Source) {
        if source.stream == 0 {
            serverSaid(bytes)
        } else {
            run.terminal?.wrote(bytes, stream: source.stream)
        }
    }
}
