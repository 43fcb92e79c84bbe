import Confinement
import FoundationEssentials
import Glibc

/// A small daemon for the tests: it holds one cell, dies, or changes its image.
///
///     cell-holder hold             start a cell, print process 1's id, wait to be killed
///     cell-holder upgrade          start a cell, execve itself with the handover, adopt, end
///     cell-holder adopt JSON       the second half of `upgrade`

func say(_ text: String) {
    let line = text + "\n"
    FileDescriptor.write(Array(line.utf8))
}

func start() throws -> Cell {
    let tools = CellTools.detect()
    let folder = tools.tribuneCell.split(separator: "/").dropLast().joined(separator: "/")
    var spec = CellSpec(
        arguments: ["/attacker", "tree", "2", "2", "2"],
        root: [.readOnly(host: "/\(folder)/cell-attacker", inside: "/attacker"), .proc])
    spec.acceptedWeaknesses = Set(Weakness.allCases)
    spec.doors = [7300]
    spec.leaseMilliseconds = 60_000
    return try Cell.start(spec, tools: tools)
}

func upgrade() throws {
    let cell = try start()
    let handover = try JSONEncoder().encode(try cell.exportHandover())
    FileDescriptor.become(
        "/proc/self/exe", ["cell-holder", "adopt", String(decoding: handover, as: UTF8.self)])
    say("execve failed")
}

func adopt(_ text: String) throws {
    let handover = try JSONDecoder().decode(CellHandover.self, from: Data(text.utf8))
    let cell = try Cell.adopt(handover)
    try cell.renew(milliseconds: 30_000)
    guard cell.doors.count == 1, cell.doors[0].number >= 0 else { return say("no door") }
    guard case .confirmed(let report) = cell.end() else { return say("not confirmed") }
    say("ended \(report.processes ?? 0) \(report.cause)")
}

let words = CommandLine.arguments.dropFirst()
switch words.first {
case "hold":
    let cell = try start()
    say("holding \(cell.processIdentifier ?? 0)")
    while true { pause() }
case "upgrade": try upgrade()
case "adopt": try adopt(words.dropFirst().first ?? "")
default: exit(64)
}
