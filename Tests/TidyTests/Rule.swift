/// A house rule over one file: a pure function, so that each rule can be shown failing samples.
struct Rule: Sendable {
    let name: String
    let check: @Sendable (SourceFile) -> [Finding]

    /// A rule that looks at each line of the blanked code and may answer with a message.
    static func perCodeLine(
        _ name: String, _ check: @escaping @Sendable (SourceFile, String) -> String?
    ) -> Rule {
        Rule(name: name) { file in
            file.code.enumerated().compactMap { index, line in
                check(file, line).map { file.finding(name, line: index + 1, $0) }
            }
        }
    }

    /// Every rule of the house that needs one file only.
    static let all: [Rule] = [
        .lineLength, .fileLength, .functionLength, .imports, .mint, .purity, .unsafeFiles,
        .unsafeReason, .bannedCalls, .markers, .namedForItsType, .packageDocumentation,
    ]
}
