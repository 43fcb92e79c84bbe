import Agency
import HumanDesk

extension RunRequest {
    /// What a child's cells are built from: its parent's request, narrowed to its scope.
    func child(_ spawn: SpawnRequest, scope: LeaseScope) -> RunRequest {
        var request = self
        request.command = spawn.command
        request.terminal = nil
        request.detached = true
        if let servers = scope.servers {
            request.mandate.servers = request.mandate.servers.filter { servers[$0.key] != nil }
        }
        // Caps of the cell are its own where it asked for less.
        for index in request.mandate.limits.indices
        where request.mandate.limits[index].period == .life {
            let limit = request.mandate.limits[index]
            guard !limit.quantity.isLent, let asked = spawn.limits[limit.quantity], asked > 0 else {
                continue
            }
            request.mandate.limits[index].max = min(limit.max, asked)
        }
        return request
    }
}
