import Glibc
import Synchronization

/// A descriptor that is owned: it is closed when its owner lets go of it, or given away once.
public final class CellDescriptor: Sendable {
    private let value: Mutex<Int32>

    /// Takes ownership of an open descriptor.
    public init(_ descriptor: Int32) { value = Mutex(descriptor) }

    deinit { close() }

    /// The number while it is owned, else -1. It may be used only while the owner is kept.
    public var number: Int32 { value.withLock { $0 } }

    /// Gives the descriptor away; the caller must close it. Nil when it is gone already.
    public func take() -> Int32? {
        value.withLock { number in
            guard number >= 0 else { return nil }
            defer { number = -1 }
            return number
        }
    }

    /// Closes it now.
    public func close() {
        if let number = take() { Glibc.close(number) }
    }
}
