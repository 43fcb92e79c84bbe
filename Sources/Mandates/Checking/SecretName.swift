/// Names of variables that usually hold a secret.
enum SecretName {
    /// True for `GITHUB_TOKEN`, `OPENAI_API_KEY` and their like.
    static func isLikely(_ name: String) -> Bool {
        let words = name.uppercased().split { $0 == "_" || $0 == "-" }
        let secrets: Set<Substring> = [
            "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "KEY", "APIKEY", "CREDENTIAL",
            "CREDENTIALS", "PAT",
        ]
        return words.contains { secrets.contains($0) }
    }
}
