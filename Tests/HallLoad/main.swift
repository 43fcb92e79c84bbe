// A house under load, without cells, for tests and benchmarks.
//
// `hall-load FOLDER`: a daemon that a test kills. Writes `action N` after an outcome is durable,
// and an effects file as the world outside would keep it. Ends only by a signal.
//
// `hall-load FOLDER ENTRIES TAIL`: fills the house in FOLDER through the hall, by runs of a
// thousand calls, until its log has so many entries; of these the newest TAIL come after the last
// snapshot. Leaves as a killed daemon does.
let arguments = CommandLine.arguments.dropFirst()
let folder = arguments.first ?? ""
if let numbers = Filling.numbers(Array(arguments.dropFirst())) {
    try await Filling(folder: folder).fill(to: numbers.entries, tail: numbers.tail)
} else {
    try await Load(folder: folder).run()
}
