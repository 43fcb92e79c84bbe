import HumanDesk

/// What a child writes goes where its parent's output goes; its end is its parent's to see.
struct ChildTerminal: RunTerminal {
    /// The parent's terminal, looked up each time: after an upgrade it is another one.
    let parent: @Sendable () -> (any RunTerminal)?

    func wrote(_ bytes: [UInt8], stream: Int) { parent()?.wrote(bytes, stream: stream) }

    func ended(_ record: RunRecord) {}

    func settle() {}
}
