import Agency

/// The daemon's own duplicates of what the doors of a run were given. They keep the listener and
/// the servers' pipes open when the doors let go of theirs, so that the next image of the daemon
/// can open the same doors again.
struct RunEnds: Sendable, Codable {
    /// The listener in the agent's cell.
    var listener: Int32
    /// The pipes of each started server.
    var pipes: [ServerName: Pipe] = [:]
    /// The URLs of the others.
    var urls: [ServerName: String] = [:]

    /// Both directions to one server.
    struct Pipe: Sendable, Codable {
        var read: Int32
        var write: Int32
    }

    /// Every descriptor.
    var descriptors: [Int32] { [listener] + pipes.values.flatMap { [$0.read, $0.write] } }

    /// Duplicates for the doors, which will own them. Leaves none open when it throws.
    func plan(lease: LeaseID, agent: AgentName) throws -> (DoorPlan, Int32) {
        var made: [Int32] = []
        func copy(_ descriptor: Int32) throws -> Int32 {
            let copy = try Descriptors.duplicate(descriptor)
            made.append(copy)
            return copy
        }
        do {
            var servers: [ServerName: Upstream] = urls.mapValues { .http(url: $0) }
            for (name, pipe) in pipes {
                servers[name] = .pipes(read: try copy(pipe.read), write: try copy(pipe.write))
            }
            let plan = DoorPlan(lease: lease, agent: agent, servers: servers)
            return (plan, try copy(listener))
        } catch {
            Descriptors.close(made)
            throw error
        }
    }
}
