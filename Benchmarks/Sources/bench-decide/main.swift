// The whole decision, in one process and without cells: lease, Cedar with a hundred policies,
// limits, facts, and the entry in the log.
//
//   bench-decide cpu COUNT POLICIES         thread CPU of one decision before the log
//   bench-decide run FOLDER SECONDS CALLERS   latency and rate of durable decisions, closed loop
//   bench-decide agents FOLDER COUNT        resident memory of one live agent
//   bench-decide fill FOLDER ENTRIES TAIL   a past of so many entries, TAIL after the snapshot
//   bench-decide start FOLDER               how long that house takes to open
//   bench-decide replay FOLDER              how fast its whole log is folded again
//
// Each line of output is `name value unit`. TRIBUNE_BENCH_STORE names another store than files.
import Foundation

let arguments = CommandLine.arguments
let numbers = arguments.compactMap { Int($0) }
switch (arguments.dropFirst().first, arguments.dropFirst(2).first, numbers.count) {
case ("cpu", _, 2): try CPUBench(policies: numbers[1]).run(numbers[0])
case ("run", let folder?, 2):
    try await RunBench(folder: folder, callers: numbers[1]).run(seconds: numbers[0])
case ("agents", let folder?, 1): try await AgentsBench(folder: folder).run(numbers[0])
case ("fill", let folder?, 2):
    try await PastBench(folder: folder).fill(numbers[0], tail: numbers[1])
case ("start", let folder?, 0): try PastBench(folder: folder).start()
case ("replay", let folder?, 0): try PastBench(folder: folder).replay()
default:
    FileHandle.standardError.write(Data("bench-decide: see main.swift\n".utf8))
    exit(64)
}
