public import TransparencyLog

/// Where a house keeps its log and what lies beside it.
public protocol HouseStore: Sendable {
    /// Opens it, for this process alone.
    ///
    /// - Parameter inheritedLock: what the image before has handed over.
    func open(_ folder: StateFolder, inheritedLock: Int32?) throws -> LogStores
}
