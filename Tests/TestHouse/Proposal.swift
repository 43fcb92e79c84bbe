public import Agency

/// A proposal on its way through the hall.
public struct Proposal: Sendable {
    /// What a door hears.
    public enum Event: Sendable {
        /// A person must decide.
        case asked(ActionID)
        /// The end.
        case ruled(Ruling)
    }

    let events: AsyncStream<Event>

    /// The next thing that the door hears; nil after the ruling.
    public func next() async -> Event? {
        var iterator = events.makeAsyncIterator()
        return await iterator.next()
    }

    /// The permit, or nil for anything else.
    public func permit() async -> PermitSlot? {
        guard case .ruled(.permit(let slot)) = await next() else { return nil }
        return slot
    }

    /// The denial's text, or nil for anything else.
    public func denial() async -> String? {
        guard case .ruled(.deny(let denial)) = await next() else { return nil }
        return denial.text
    }

    /// The ask's id, or nil for anything else.
    public func ask() async -> ActionID? {
        guard case .asked(let id) = await next() else { return nil }
        return id
    }
}
