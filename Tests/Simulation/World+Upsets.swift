import Agency
import Authority
import Synchronization
import TransparencyLog
import Tribune

/// What goes wrong, and what daemons do by themselves.
extension World {
    func upset(_ house: House, _ shard: Shard) -> String {
        let daemon = daemon(of: house)
        switch dice.number(0...15) {
        case 0:
            daemon.clock.advance(Int64(dice.number(-40_000_000_000...40_000_000_000)))
            return "clock jumps"
        case 1:
            house.storage.way.withLock {
                $0.fault = dice.pick(
                    [.refused, .torn(kept: dice.number(0...3)), .unanswered])
            }
            return "store fault"
        case 2:
            house.pause = dice.number(1...8)
            return "store hangs"
        case 3:
            shard.disk.contents.withLock { $0.capacity = $0.used + dice.number(0...3000) }
            return "disk full"
        case 4, 5:
            shard.disk.contents.withLock { $0.capacity = .max }
            house.storage.way.withLock { $0.publishesNothing = false }
            return "disk freed"
        case 6:
            house.storage.way.withLock { $0.publishesNothing = true }
            return "nothing is published"
        case 7, 8:
            _ = try? house.hall.log.publish()
            return "publish"
        case 9:
            _ = try? house.hall.takeSnapshot()
            return "snapshot"
        case 10:
            if !dice.once(in: 3) { return "nothing" }
            crash(house)
            return "crash"
        case 11:
            if !dice.once(in: 3) { return "nothing" }
            house.pause = 0
            close(house)
            return "end in order"
        case 12, 13:
            house.hall.expireAsks()
            return "asks expire"
        case 14: return split(daemon)
        default: return withdraw(house, shard)
        }
    }

    private func withdraw(_ house: House, _ shard: Shard) -> String {
        guard
            let place = shard.agents.firstIndex(where: {
                $0.house == house.number && !$0.waiting.isEmpty
            }), let ask = shard.agents[place].waiting.popLast()
        else { return "nothing waits" }
        house.hall.withdraw(ask)
        return "withdraw"
    }

    /// The network between daemons, store and cells; a process that stands still.
    private func split(_ daemon: Daemon) -> String {
        guard hasOwners else { return "nothing" }
        switch dice.number(0...3) {
        case 0: daemon.reachesStore.toggle()
        case 1: daemon.reachesCells.toggle()
        case 2: daemon.standstill = dice.number(2...25)
        default:
            daemon.reachesStore = true
            daemon.reachesCells = true
        }
        for house in houses where house.daemon == daemon.number {
            house.storage.way.withLock { $0.isCut = !daemon.reachesStore }
        }
        return "split"
    }
}
