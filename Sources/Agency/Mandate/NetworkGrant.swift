/// What a cell may do on its own network, beside reaching its doors.
public struct NetworkGrant: Sendable, Hashable, Codable {
    /// TCP ports, inside the cell, that its programs may listen on.
    public var listen: [Int]

    /// These ports.
    public init(listen: [Int] = []) { self.listen = listen }
}
