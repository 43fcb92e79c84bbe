internal import CConfinement

/// One message of the control socket between the daemon and process 1 of a cell. Layout:
/// `Specs/cell.md`, "Messages".
struct ControlMessage: Sendable, Hashable {
    /// What arrived, with the descriptors that came along.
    struct Received {
        let message: ControlMessage
        let descriptors: [CellDescriptor]
    }

    /// From the cell; 0 is the end of the stream.
    enum Kind: UInt32 {
        case end = 0
        case ready = 1
        case started = 2
        case failed = 3
        case exited = 4
    }

    var kind: UInt32
    var flags: UInt32
    var a: UInt64
    var b: UInt64

    /// Extends the lease to `milliseconds` from when it is read.
    static func renew(sequence: UInt64, milliseconds: UInt64) -> ControlMessage {
        ControlMessage(kind: 1, flags: 0, a: sequence, b: milliseconds)
    }

    /// Lets the agent run.
    static func go(sequence: UInt64) -> ControlMessage {
        ControlMessage(kind: 2, flags: 0, a: sequence, b: 0)
    }

    /// Zero, or an errno value. Never blocks.
    func send(to socket: Int32) -> Int32 {
        -confinement_send(socket, confinement_message(kind: kind, flags: flags, a: a, b: b))
    }
}
