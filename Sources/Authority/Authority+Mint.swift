@_spi(Mint) public import Agency

extension Authority {
    /// The permit of an action whose intent is in the log, was permitted and is not settled yet.
    /// Nil for anything else.
    public func mint(_ action: ActionID) -> Permit? {
        guard state.inFlight[action] != nil else { return nil }
        return Permit(action: action)
    }
}
