import Testing

/// A text at a path, the rule it is about, and whether the rule must speak.
struct Sample: Sendable, CustomTestStringConvertible {
    let rule: String
    let path: String
    let text: String
    let mustFail: Bool

    /// A sample that the rule must refuse.
    static func bad(_ rule: String, _ path: String, _ text: String) -> Sample {
        Sample(rule: rule, path: path, text: text, mustFail: true)
    }

    /// A sample that the rule must let pass.
    static func good(_ rule: String, _ path: String, _ text: String) -> Sample {
        Sample(rule: rule, path: path, text: text, mustFail: false)
    }

    var testDescription: String {
        "\(rule) \(mustFail ? "refuses" : "allows") \(path): \(text.prefix(50))"
    }
}
