// # simulate: worlds from seeds
//
// `simulate --seed N [--ticks M] [--daemons D]` runs one world; `--seeds A..B` runs many. A world
// that breaks a law is shrunk to the few things that break it, printed with its seed, and the
// program ends with 1 (Specs/simulation.md).
import Glibc
import Simulation

var seeds: ClosedRange<UInt64> = 0...0
var ticks = 1000
var daemons = 1
var shrinks = true
var stopsAtFirst = false

func die(_ text: String) -> Never {
    print(text)
    print("simulate [--seed N | --seeds A..B] [--ticks M] [--daemons D] [--no-shrink | --first]")
    exit(2)
}

var arguments = CommandLine.arguments.dropFirst()
while let option = arguments.popFirst() {
    if option == "--no-shrink" || option == "--first" {
        shrinks = false
        stopsAtFirst = option == "--first"
        continue
    }
    guard let value = arguments.popFirst() else { die("\(option) needs a value") }
    let numbers = value.split(separator: ".").compactMap { UInt64($0) }
    guard let first = numbers.first, let last = numbers.last, first <= last else {
        die("\(value) is no number")
    }
    switch option {
    case "--seed", "--seeds": seeds = first...last
    case "--ticks": ticks = Int(first)
    case "--daemons": daemons = Int(first)
    default: die("unknown option \(option)")
    }
}

let simulation = Simulation(ticks: ticks, daemons: daemons)
let clock = ContinuousClock()
let began = clock.now
var tally = Tally()
var broken: [UInt64] = []
for seed in seeds {
    let outcome = simulation.run(seed: seed)
    tally.add(outcome.tally)
    guard let fault = outcome.broken else { continue }
    broken.append(seed)
    print("seed \(seed): \(fault)")
    if stopsAtFirst { break }
    guard shrinks else { continue }
    let shrunk = simulation.shrink(seed: seed, fault.law)
    print("  the least that breaks it (seed \(seed), \(daemons) daemons):")
    for line in shrunk.trace { print("  " + line) }
    print("  \(shrunk.broken.map(\.description) ?? "it holds when shrunk")")
    if broken.count >= 3 { break }
}

let seconds = began.duration(to: clock.now).components
print("seeds \(seeds.lowerBound)..\(seeds.upperBound), \(ticks) ticks each, \(daemons) daemons")
print("ticks \(tally.ticks), entries \(tally.entries), broken laws \(broken.count)")
let looks = tally.looks.sorted { $0.key < $1.key }.map { "law \($0.key): \($0.value)" }
print("looked at " + looks.joined(separator: ", "))
let done = tally.done.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
print("did " + done.joined(separator: ", "))
print("took \(seconds.seconds).\(seconds.attoseconds / 100_000_000_000_000_000) s")
exit(broken.isEmpty ? 0 : 1)
