import Agency

/// Values for tests, made without force.
enum Sample {
    struct NoValue: Error {}

    static func some<T>(_ value: T?) throws -> T {
        guard let value else { throw NoValue() }
        return value
    }

    static func name<Kind>(_ text: String) throws -> Identifier<Kind> {
        try some(Identifier<Kind>(text))
    }

    static func mandate() throws -> Mandate {
        var mandate = Mandate(
            agent: try name("historian"), purpose: "Read the history.", level: .bounded)
        mandate.release = Mandate.Release(
            model: "scripted", systemPrompt: try SampleEntry.digest(9))
        mandate.approvers = [try name("alice")]
        mandate.currency = "EUR"
        mandate.limits = [
            Limit(.calls, per: .window(.seconds(60)), max: 60),
            Limit(.bytesOut, per: .action, max: 1 << 20), Limit(.money, per: .life, max: 2_500_000),
            Limit(.wallTime, per: .life, max: 9_223_372_036_854_775_807),
        ]
        var git = ServerGrant(transport: .command(["/srv/git", "--verbose"]))
        git.tools = [
            "git_log": ToolGrant(effect: .read),
            "git_commit": ToolGrant(effect: .irreversible, cost: [.money: 10_000]),
        ]
        git.resources = ["file:///x/*"]
        git.prompts = ["*"]
        git.files = FileGrant(read: ["/srv/repo"], write: [])
        git.environment = EnvironmentGrant(pass: ["LANG"], set: ["TZ": "UTC"])
        let web = ServerGrant(transport: .url("https://example.org/mcp"))
        mandate.servers = [try name("git"): git, try name("web"): web]
        mandate.policies = "forbid(principal, action, resource);\n"
        mandate.files = FileGrant(read: ["/srv"], write: ["/srv/out"])
        mandate.environment = EnvironmentGrant(pass: ["TERM"], set: ["A": "no"])
        mandate.acceptedWeaknesses = ["old-landlock"]
        return mandate
    }
}
