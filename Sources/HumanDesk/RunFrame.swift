/// One line on the socket of a run, in either direction, as JSON. Bytes travel as base64.
public enum RunFrame: Sendable, Hashable, Codable {
    /// To the agent: typed bytes; empty closes its input.
    case typed(String)
    /// To the agent: the terminal's new size.
    case resized(TerminalSize)
    /// From the agent: stream 1 or 2 and its bytes.
    case wrote(stream: Int, bytes: String)
    /// From the hall, about once a second while something changes: the live status.
    case status(LineageView)
    /// From the hall, last.
    case ended(RunRecord)
}
