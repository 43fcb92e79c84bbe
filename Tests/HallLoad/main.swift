// A house under load, without cells, for tests and benchmarks.
//
// `hall-load FOLDER`: a daemon that a test kills. Writes `action N` after an outcome is durable,
// and an effects file as the world outside would keep it. Ends only by a signal.
//
// `hall-load FOLDER ENTRIES TAIL`: fills the house in FOLDER through the hall, by runs of a
// thousand calls, until its log has so many entries; of these the newest TAIL come after the last
// snapshot. Leaves as a killed daemon does.
//
// `hall-load FOLDER make ENTRIES TAIL LIVE` writes such a log without the hall, which is faster,
// and with TAIL 0 no snapshot; LIVE leases stay live in it. `hall-load FOLDER open` and
// `hall-load FOLDER replay [END]` measure a house with a past.
let arguments = CommandLine.arguments.dropFirst()
let folder = arguments.first ?? ""
let rest = Array(arguments.dropFirst())
let numbers = rest.compactMap { Int($0) }
switch rest.first {
case "make" where numbers.count == 3:
    try Measures.make(folder, entries: numbers[0], tail: numbers[1], live: numbers[2])
case "open": try Measures.open(folder)
case "replay": try Measures.replay(folder, to: numbers.first)
default:
    if let numbers = Filling.numbers(rest) {
        try await Filling(folder: folder).fill(to: numbers.entries, tail: numbers.tail)
    } else {
        try await Load(folder: folder).run()
    }
}
