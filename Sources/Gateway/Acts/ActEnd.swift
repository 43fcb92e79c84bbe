import Agency
import StrictJSON

/// How a judged request ended, as far as the agent may know.
enum ActEnd {
    /// The server's answer, looked into and recorded.
    case result(ShapedResult)
    /// Refused, or stopped while in flight.
    case denied(Denial)
    /// No result: the server's error, or a fault on the way to it.
    case failed(RPCError)
}
