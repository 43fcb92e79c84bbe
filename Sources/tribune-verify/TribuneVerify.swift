// tribune-verify: what an auditor builds. It links the log library and nothing else of Tribune.
//
// Exit codes: 0 verified, 1 rejected, 2 wrong usage, 3 a file cannot be read.

import ArgumentParser

struct TribuneVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tribune-verify",
        abstract: "Check a Tribune log with nothing but a key and an earlier checkpoint.",
        discussion: "Exit codes: 0 verified, 1 rejected, 2 wrong usage, 3 a file cannot be read.",
        subcommands: [
            VerifyLog.self, VerifyProof.self, MakeProof.self, PublishLog.self, WitnessLog.self,
            KeyGen.self,
        ])
}
