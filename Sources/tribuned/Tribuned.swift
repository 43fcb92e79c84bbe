import Agency
import ArgumentParser
import Confinement
import Console
import Gateway
import Glibc
import Logging
import PostgresStore
import TransparencyLog
import Tribune

/// The daemon: wiring only. It opens the house, lets people and agents in through their own
/// sockets, and serves until it is told to leave.
@main
struct Tribuned: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tribuned", abstract: "Keeps AI agents under human control.",
        discussion: "Started by `tribune`; see `tribune serve`.", version: TribuneHall.version)

    @Option(help: "The folder with log, keys and sockets (made with mode 0700).")
    var home: String

    @Option(help: "A further folder that no agent may see or name, such as that of people's keys.")
    var secret: [String] = []

    @Option(help: "Threads of the doors.")
    var threads = 2

    @Option(help: "Where the log lies: files, or postgres://… (default: where it lay last).")
    var store: String?

    @Option(help: "The name of the log in the database.")
    var shard = "house"

    @Option(help: .hidden)
    var moveTo: String?

    @Option(help: .hidden)
    var adopt: String?

    @Option(help: "Make the house of this backup instead of serving; see tribune restore.")
    var restore: String?

    mutating func run() async throws {
        var logger = Logger(label: "tribuned") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        Signals.ignoreBrokenPipes()
        Signals.blockTermination()
        let folder = StateFolder(home)
        if let restore { return try self.restore(StateFolder(restore), into: folder) }
        if let moveTo { return try move(folder, to: StorePlace(moveTo, shard: shard)) }
        let place = try store.map { try StorePlace($0, shard: shard) }
        let house = try place ?? StorePlace(rememberedBy: folder)
        let tenancy = Tenancy(logger: logger)
        let tools = CellTools.detect()
        let handover = try adopt.map(Handover.read)
        var opening = HallOpening(
            folder: folder, secrets: secret, tools: tools, logger: logger,
            clock: WallClock.now)
        if case .postgres(let address, let shard) = house {
            opening.store = PostgresHouse(address: address, shard: shard, tenancy: tenancy)
        }
        let hall = try opening.open(handover)
        try house.remember(in: folder)
        try tenancy.keep(hall)
        try Signals.onTermination { hall.leave(.shutDown) }
        let gateway = Gateway(desk: hall, threads: threads, logger: logger)
        hall.use(gateway)
        hall.use(replaceable: Replacement.check)
        if let handover { hall.adopt(handover) }
        let socket = PeopleSocket(desk: hall, path: folder.socket, logger: logger)
        try await socket.start()
        logger.info("ready", metadata: ["home": "\(home)"])
        try await leave(hall, gateway, socket, logger, tenancy)
    }

    private func move(_ folder: StateFolder, to place: StorePlace) throws {
        let report = try HouseMove(folder).run(to: place) { address, shard in
            let store = try PostgresStore(address)
            do {
                let ownership = try store.acquire(
                    shard, owner: folder.ownerName(), clock: BootClock.now)
                let key = try PayloadKeyFile.load(folder.payloadKey)
                return try store.open(ownership, masterKey: key)
            } catch PostgresError.moved {
                return nil
            }
        }
        let what =
            "\(report.entries) entries, \(report.payloads) payloads, \(report.snapshots) snapshots"
        print("the house lies in \(place.description) now: \(what); root \(report.root)")
    }

    private func restore(_ backup: StateFolder, into folder: StateFolder) throws {
        let record = try HouseRestore(backup, into: folder, clock: WallClock.now)
            .run(by: geteuid())
        print("restored \(record.size) entries of \(record.origin); root \(record.root)")
        print("next: tribune log accept; tribune restore --confirm")
    }

    private func leave(
        _ hall: Hall, _ gateway: Gateway, _ socket: PeopleSocket, _ logger: Logger,
        _ tenancy: Tenancy
    ) async throws {
        switch await hall.serve() {
        case .shutDown:
            hall.close()
            tenancy.end()
            await socket.stop()
            try gateway.shutdown()
        case .upgrade:
            await hall.holdOutput()
            await socket.stop()
            let path = try hall.handOver()
            let secrets = secret.flatMap { ["--secret", $0] }
            try Replacement.execute(
                ["--home", home, "--threads", "\(threads)", "--adopt", path] + secrets)
        case .broken(let why):
            logger.critical("every agent is ended", metadata: ["why": "\(why)"])
            hall.close()
            // One may have been on its way to the disk when the reason was found.
            hall.setSnapshotsAside()
            throw ExitCode(70)
        }
    }
}
