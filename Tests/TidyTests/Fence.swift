/// One row of the house's table: what a target may import (design.md section 2).
struct Fence: Sendable {
    /// How near to the world a target stands.
    enum Kind: Sendable {
        /// Pure: no Foundation, Glibc, Dispatch or NIO; no clock, environment, disk, randomness.
        case inner
        /// Touches the world: may use FoundationEssentials, Glibc, Dispatch and Synchronization.
        case door
        /// Written in C, or wraps a C library: no Swift imports.
        case c
    }

    let kind: Kind
    /// Rooms of this package.
    let rooms: Set<String>
    /// Modules of other packages; `NIO*` means every module whose name starts so.
    let outside: Set<String>

    init(_ kind: Kind, rooms: Set<String> = [], outside: Set<String> = []) {
        self.kind = kind
        self.rooms = rooms
        self.outside = outside
    }

    /// Whether a file of the target may import `module`.
    func allows(_ module: String) -> Bool {
        if rooms.contains(module) || outside.contains(module) { return true }
        if kind == .door, Fence.systemOfDoors.contains(module) { return true }
        return outside.contains { pattern in
            pattern.hasSuffix("*") && module.hasPrefix(pattern.dropLast())
        }
    }

    static let systemOfDoors: Set<String> = [
        "FoundationEssentials", "Glibc", "Dispatch", "Synchronization",
    ]
}
