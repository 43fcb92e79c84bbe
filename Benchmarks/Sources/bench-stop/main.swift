import Confinement

// bench-stop [ROUNDS]: how long it takes to end a tree of 201 processes in three generations that
// ignore every signal, as a cell and as a bare process namespace, in turns; and how long a cell
// takes until its command speaks, against bubblewrap alone with the same mounts.
//
// Needs tribune-cell and cell-attacker beside this program, and bwrap and unshare.

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 50
let tools = CellTools.detect()
let bench = StopBench(tools: tools)
var cellStop = Samples("stop of a cell, 201 processes")
var bareStop = Samples("kill of a bare pid namespace, 201 processes")
var cellStart = Samples("cell: start to first byte of the command")
var bareStart = Samples("bwrap alone: start to first byte of the command")
for _ in 0..<rounds {
    cellStop.add(try bench.stopCell())
    bareStop.add(try bench.stopBare())
    cellStart.add(try bench.startCell())
    bareStart.add(try bench.startBare())
}
for samples in [cellStop, bareStop, cellStart, bareStart] { print(samples.line) }
