// Durable records a second over a store, with callers that each wait for their entry before the
// next: group commit is all that lets them share a flush.
//
//   bench-store files FOLDER SECONDS CALLERS
//   bench-store ADDRESS SHARD SECONDS CALLERS      ADDRESS begins with postgres

import Glibc
import PostgresStore
import Synchronization
import TransparencyLog

let arguments = CommandLine.arguments
guard arguments.count == 5, let length = Int(arguments[3]), let count = Int(arguments[4]) else {
    print("usage: bench-store files FOLDER SECONDS CALLERS; bench-store ADDRESS SHARD …")
    exit(2)
}

let stores: LogStores
let masterKey = [UInt8](repeating: 1, count: 32)
if arguments[1] == "files" {
    stores = LogStores(
        log: try FileLogStorage(folder: arguments[2] + "/log"),
        payloads: try PayloadStore(folder: arguments[2] + "/payloads", masterKey: masterKey),
        snapshots: try FolderBlobs(folder: arguments[2] + "/snapshots"))
} else {
    let store = try PostgresStore(arguments[1])
    var options = store.options
    options.leaseMilliseconds = 600_000
    let patient = try PostgresStore(arguments[1], options: options)
    stores = try patient.open(
        patient.acquire(arguments[2], owner: "bench") { 0 }, masterKey: masterKey)
}
let log = try Log(
    storage: stores.log, key: SignerKey(generating: "example.org/bench"),
    companions: [stores.payloads])

for payload in [false, true] {
    let callers = Callers(log, payload ? stores.payloads : nil)
    let begin = ContinuousClock.now
    callers.start(count)
    sleep(UInt32(length))
    callers.stop()
    let time = ContinuousClock.now - begin
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let latency = callers.latency
    let what = payload ? "with payloads" : "entries"
    print(
        "\(what): \(Int(Double(latency.count) / seconds)) durable records/s,",
        "p50 \(latency.p50) us, p99 \(latency.p99) us")
}
try log.close()
