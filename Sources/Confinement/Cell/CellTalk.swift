internal import CConfinement
internal import Glibc

/// The first words between the daemon and process 1 of a new cell.
struct CellTalk {
    /// What process 1 presented, and the agent's process, which waits.
    struct Met {
        let parts: CellParts
        let agent: Int32
        let bornInGroup: Bool
    }

    private static let bornInGroup: UInt32 = 1 << 31

    let control: CellDescriptor
    let builder: BuilderProcess

    /// Waits for process 1 to present itself, with its doors.
    func meet(_ spec: CellSpec, _ pipes: CellPipes?, patience: Int32)
        throws(CellRefusal) -> Met
    {
        let received = try next(patience)
        let message = received.message
        guard message.kind == ControlMessage.Kind.ready.rawValue else {
            throw CellTalk.refusal(message)
        }
        let hasTerminal = pipes == nil
        let fixed = hasTerminal ? 3 : 2
        guard received.descriptors.count == fixed + spec.doors.count else {
            throw .stage("ready", errno: EPROTO)
        }
        let agent = confinement_pidfd_pid(received.descriptors[1].number)
        let parts = CellParts(
            doors: Array(received.descriptors[fixed...]),
            terminal: hasTerminal ? received.descriptors[2] : nil, pipes: pipes,
            firstProcess: received.descriptors[0], missing: CellTalk.missing(message.flags))
        let unaccepted = parts.missing.subtracting(spec.acceptedWeaknesses)
        if let first = unaccepted.min(by: { $0.rawValue < $1.rawValue }) {
            throw .weakness(first, consequence: "seen inside the cell only")
        }
        return Met(
            parts: parts, agent: try Kernel.check(agent, "pid of the agent"),
            bornInGroup: message.flags & CellTalk.bornInGroup != 0)
    }

    /// Lets the agent run and waits until it does.
    func go(sequence: UInt64, patience: Int32) throws(CellRefusal) {
        let problem = ControlMessage.go(sequence: sequence).send(to: control.number)
        guard problem == 0 else { throw .over }
        let message = try next(patience).message
        guard message.kind == ControlMessage.Kind.started.rawValue else {
            throw CellTalk.refusal(message)
        }
    }

    private func next(_ patience: Int32) throws(CellRefusal) -> ControlMessage.Received {
        guard confinement_wait_readable(control.number, patience) == 1 else { throw .timeout }
        guard let received = try Kernel.receive(control.number) else { throw .timeout }
        return received
    }

    private static func missing(_ flags: UInt32) -> Set<Weakness> {
        let bits: [Weakness] = [
            .landlock, .landlockRefer, .landlockTruncate, .landlockDeviceIoctl, .landlockScope,
        ]
        return Set(
            bits.enumerated().filter { flags & (1 << UInt32($0.offset)) != 0 }.map(\.element))
    }

    /// The end of the stream means that bubblewrap gave up; it says why on its own.
    private static func refusal(_ message: ControlMessage) -> CellRefusal {
        guard message.kind == ControlMessage.Kind.failed.rawValue else { return .over }
        let stages = [
            "orders", "door", "terminal", "privileges", "filter", "fork", "limits", "Landlock",
            "session", "directory", "command",
        ]
        let index = Int(message.flags) - 1
        let name = stages.indices.contains(index) ? stages[index] : "stage \(message.flags)"
        return .stage(name, errno: Int32(truncatingIfNeeded: message.a))
    }
}
