import ArgumentParser

/// What every reading command takes.
struct ReadingOptions: ParsableArguments {
    @Flag(help: "Print JSON for programs instead of text for people.")
    var json = false
}
