import NIOCore

/// Every bound of the doors in one place. Nothing that an agent or a server sends is unbounded.
struct Bounds: Sendable {
    /// Largest request body or line, and largest result, in bytes.
    var messageBytes = 8 << 20
    /// Largest line or answer read from a server, in bytes: above `messageBytes`, so that a result
    /// that is too large can still be answered to the right request.
    var upstreamBytes = 16 << 20
    /// Open connections of one lease.
    var connections = 64
    /// Requests of one lease at once.
    var requests = 256
    /// Bytes waiting to be written to one server, or to one client connection.
    var queuedBytes = 32 << 20
    /// Legacy sessions of one server's door.
    var sessions = 256
    /// URIs that one client listens to.
    var subscriptions = 64
    /// Pages followed of one list, and items taken from it.
    var pages = 64
    var items = 4096
    /// Largest schema and largest definition of one tool, in bytes.
    var definitionBytes = 256 << 10
    /// Longest text passed on from a server's error, progress or log message, in bytes.
    var textBytes = 4096
    /// Longest `instructions` passed on, in bytes.
    var instructionBytes = 16 << 10
    /// Unreadable lines of one server before it is given up.
    var unreadableLines = 64
    /// Time for the first bytes, a head, and a whole body.
    var headTime = TimeAmount.seconds(10)
    var bodyTime = TimeAmount.seconds(60)
    /// Time a quiet kept-alive connection stays open.
    var idleTime = TimeAmount.seconds(300)
    /// Time for a server's answer to a probe before the handshake is tried, and to a handshake.
    var probeTime = TimeAmount.seconds(10)
    var handshakeTime = TimeAmount.seconds(60)
    /// Time for a server's answer to a list.
    var listTime = TimeAmount.seconds(60)
    /// Time for a server's answer to a judged request.
    var actTime = TimeAmount.hours(1)
    /// Age up to which fetched tool definitions are taken as the server's present ones.
    var definitionAge = TimeAmount.seconds(5)
    /// Pause between two signs of life while a person decides.
    var waitingPause = TimeAmount.seconds(5)
    /// Pause between two comments on a quiet stream.
    var streamPause = TimeAmount.seconds(15)
    /// Least pause between two changes told of one kind.
    var changePause = TimeAmount.milliseconds(250)
    /// Refusals of one lease that are recorded: so many at once, then per second on average.
    var refusalsAtOnce = 1000
    var refusalsPerSecond = 20
    /// Least pause between two records that say that there are more.
    var floodPause = TimeAmount.seconds(60)
    /// Notifications passed on for one request, per second, on average.
    var notificationsPerSecond = 50
}
