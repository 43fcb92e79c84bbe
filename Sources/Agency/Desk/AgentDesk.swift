/// All that a door can ask of the hall. A door cannot name approve, stop or loosen, nor make a
/// permit. Callbacks come on the hall's threads, each exactly once; a door hops to its own loop.
public protocol AgentDesk: Sendable {
    /// Decides and records. `asked` comes first, with the ask's id, when a person must decide;
    /// `reply` comes once, after the intent is durable. Failure of any kind denies.
    func propose(
        _ action: Action, asked: @escaping @Sendable (ActionID) -> Void,
        reply: @escaping @Sendable (Ruling) -> Void)

    /// The agent gave up waiting for a person: the ask ends as denied.
    func withdraw(_ ask: ActionID)

    /// Uses up a permit just before the effect. Nil when a stop came in between or the permit was
    /// spent before: then nothing may be done. `cancel` is called once if a stop comes while the
    /// effect is in flight; it must return at once.
    func spend(
        _ permit: consuming Permit, cancel: @escaping @Sendable () -> Void
    ) -> ActionID?

    /// Records what became of a spent action and settles what was reserved. `done` comes when the
    /// outcome is durable (true) or was lost (false: give the agent nothing).
    func settle(
        _ action: ActionID, _ outcome: Outcome, done: @escaping @Sendable (Bool) -> Void)

    /// Starts the child of a permitted spawn, in cells of its own, and settles the spawn. Uses up
    /// the permit. `reply` comes once: with the child's lease when it runs, with nil when nothing
    /// was started.
    func start(
        _ request: SpawnRequest, _ permit: consuming Permit,
        reply: @escaping @Sendable (LeaseID?) -> Void)

    /// A signed proof of a lease that counts, for the holder of an Ed25519 key (64 hexadecimal
    /// digits): true for so long as the cell's own lease is. Nil for a lease that may not act.
    func proof(of lease: LeaseID, for holder: String) -> LeaseToken?

    /// What became of a lease's own child; nil when it has none of that name.
    func child(_ child: LeaseID, of parent: LeaseID) -> ChildStatus?

    /// Ends a lease's own child, and all that the child started. `done` comes once everything is
    /// gone; false when it has no such child.
    func end(
        _ child: LeaseID, of parent: LeaseID, done: @escaping @Sendable (Bool) -> Void)

    /// What a lease may see and use of what a server describes, after pinning it: a definition seen
    /// first is pinned, a changed one is quarantined and recorded. Only these may be listed.
    func admit(
        _ tools: [ToolDefinition], of server: ServerName, to lease: LeaseID,
        reply: @escaping @Sendable (Set<String>) -> Void)

    /// True when the mandate lets the lease see this resource in a list.
    func maySee(_ verb: Verb, _ target: String, of server: ServerName, lease: LeaseID) -> Bool

    /// Something the agent sent that no door could read, for the record of refusals. `reason` is a
    /// fixed word of the door, never the agent's text.
    func refused(lease: LeaseID, reason: String)
}
