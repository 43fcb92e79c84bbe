/// What a listener tells.
public enum SignalEvent: Sendable, Hashable {
    /// A daemon told something.
    case told(Signal)
    /// Signals may have been missed, or one could not be read: whoever listens reads again what it
    /// needs to know. Comes with every new connection, the first one too.
    case mayHaveMissed
    /// Nothing is heard until `mayHaveMissed` comes.
    case deaf(String)
}
