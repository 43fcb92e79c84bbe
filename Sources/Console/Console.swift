/// # Console: the people's side of the house
///
/// Agents come in through `Gateway`, people through here; the two never meet. A person's program
/// (`tribune`) speaks JSON lines over a Unix-domain socket: one `PeopleRequest`, one `PeopleReply`.
/// This room checks who is calling, turns lines into calls of `HumanDesk`, and answers.
///
/// The journey of a connection:
///   1. `SocketFolder` makes the 0700 folder, holds its lock, removes a dead daemon's socket
///   2. `PeopleSocket` accepts, bounded by `Seats`: a stop is never turned away by idle clients
///   3. `PeerCheck` asks the kernel who it is; another pid or user namespace is refused
///   4. `PeopleConnection` reads lines, bounded by `SocketBounds`, and calls the desk
///   5. a `run` becomes a `RunConnection`: bytes, status and the final record, with back-pressure
///
/// Nothing here decides. Format: Specs/people-socket.md.
package enum Console {}
