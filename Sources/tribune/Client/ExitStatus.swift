/// What the exit status of `tribune` says.
enum ExitStatus {
    /// Refused, denied, or a verification failed.
    static let refused: Int32 = 1
    /// Bad usage or a bad file.
    static let usage: Int32 = 2
    /// The daemon cannot be reached, or the host cannot keep a promise.
    static let unreachable: Int32 = 3
    /// `run`: Tribune could not run the agent.
    static let notRun: Int32 = 125
    /// `run`: the agent was stopped by an order.
    static let stopped: Int32 = 126
    /// `run`: a limit of the agent's cell was reached.
    static let limit: Int32 = 127

    /// The list for `tribune help`.
    static let help = """
        EXIT STATUS:
          0    done
          1    refused, denied, or a verification failed
          2    bad usage or a bad file
          3    the daemon cannot be reached, or the host cannot keep a promise
          run ends with the agent's own status, or
          125  Tribune could not run it
          126  it was stopped by an order
          127  a limit was reached

        Files: $TRIBUNE_HOME (default ~/.local/state/tribune) holds the daemon's state,
        $TRIBUNE_CONFIG (default ~/.config/tribune) your keys and the checkpoints you saw.
        """
}
