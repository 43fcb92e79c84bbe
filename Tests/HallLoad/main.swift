// A daemon under load that a test kills: `hall-load FOLDER`. Writes `action N` after an outcome is
// durable, and an effects file as the world outside would keep it. Ends only by a signal.
let load = try await Load(folder: CommandLine.arguments.dropFirst().first ?? "")
try await load.run()
