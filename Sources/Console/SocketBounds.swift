/// How much a client may ask of the people's socket at once.
package struct SocketBounds: Sendable {
    /// Bytes of one line, its end not counted. A longer line ends the connection.
    package var lineBytes = 1 << 20
    /// Bytes of one reply; a longer one is refused with the advice to ask for less.
    package var replyBytes = 64 << 20
    /// Connections at once.
    package var connections = 64
    /// Of these, connections that carry a run. The rest stays free for people who stop.
    package var runs = 48
    /// Bytes of an agent's output that wait for a slow client; then the agent's terminal stalls.
    package var outputBytes = 1 << 20
    /// Entries in one reply.
    package var entries = 1_000
    /// How often a run's status is looked at.
    package var statusInterval = Duration.seconds(1)

    /// The bounds of Specs/people-socket.md.
    package init() {}
}
