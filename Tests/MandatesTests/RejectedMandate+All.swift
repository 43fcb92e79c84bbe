extension RejectedMandate {
    static let all = head + values + limits + servers + cells + authority

    private static let head: [RejectedMandate] = [
        .init(
            "version of the future", replacing: "version: 1", by: "version: 2", line: 1, column: 10,
            path: "version", says: "version 1"),
        .init(
            "missing version", replacing: "version: 1\n", by: "", line: 1, column: 1,
            path: "version", says: "missing"),
        .init(
            "missing level", replacing: "level: L2\n", by: "", line: 1, column: 1,
            path: "level", says: "missing"),
        .init(
            "missing agent", replacing: "agent: historian\n", by: "", line: 1, column: 1,
            path: "agent", says: "missing"),
        .init(
            "agent that is a number", replacing: "historian", by: "12", line: 2, column: 8,
            path: "agent", says: "write \"12\""),
        .init(
            "agent with a space", replacing: "historian", by: "the historian", line: 2, column: 8,
            path: "agent", says: "not a name"),
        .init(
            "agent that is no in YAML 1.1", replacing: "historian", by: "no", line: 2, column: 8,
            path: "agent", says: "write \"no\""),
        .init(
            "empty purpose", replacing: "Read the history and write a summary.", by: "\"  \"",
            line: 3, column: 10, path: "purpose", says: "empty"),
        .init(
            "purpose that is on", replacing: "Read the history and write a summary.", by: "On",
            line: 3, column: 10, path: "purpose", says: "write \"On\""),
        .init(
            "level in small letters", replacing: "L2", by: "l2", line: 4, column: 8,
            path: "level", says: "write L2"),
        .init(
            "level as a number", replacing: "L2", by: "2", line: 4, column: 8,
            path: "level", says: "write L2"),
        .init(
            "level by its word", replacing: "L2", by: "delegated", line: 4, column: 8,
            path: "level", says: "write L3"),
        .init(
            "level that is none", replacing: "L2", by: "L5", line: 4, column: 8,
            path: "level", says: "L0, L1"),
        .init(
            "an approver twice", replacing: "[alice]", by: "[alice, alice]", line: 6, column: 20,
            path: "approvers[1]", says: "twice"),
        .init(
            "approvers as text", replacing: "[alice]", by: "alice", line: 6, column: 12,
            path: "approvers", says: "list"),
        .init("unknown key", "limmits: {}", column: 1, path: "limmits", says: "`limits`"),
        .init("unknown key without a guess", "zebra: {}", column: 1, path: "zebra", says: "known:"),
        .init("key in capitals", "Lease: 10s", column: 1, path: "Lease", says: "`lease`"),
    ]

    private static let values: [RejectedMandate] = [
        .init("lease below a second", "lease: 999ms", column: 1, path: "lease", says: "1s or more"),
        .init("duration without unit", "lease: 10", column: 8, path: "lease", says: "10m"),
        .init("duration with fraction", "lease: 1.5s", column: 8, path: "lease", says: "10m"),
        .init("duration below zero", "lease: -1s", column: 8, path: "lease", says: "10m"),
        .init("duration of weeks", "lease: 1w", column: 8, path: "lease", says: "10m"),
        .init("duration too long", "lease: 999999d", column: 8, path: "lease", says: "10m"),
        .init("no ask timeout", "ask_timeout: 0s", column: 1, path: "ask_timeout", says: "zero"),
        .init("empty section", "files:", column: 7, path: "files", says: "nothing where a map"),
        .init("list for a map", "files: []", column: 8, path: "files", says: "a list where a map"),
        .init(
            "release with a bad digest", "release: {system_prompt: abc}", column: 26,
            path: "release.system_prompt", says: "SHA-256"),
        .init(
            "watching turned off by count", "watch: {denied: {count: 1000000}}", column: 18,
            path: "watch.denied.count", says: "turned off"),
        .init(
            "watching turned off by time", "watch: {denied: {within: 1ms}}", column: 18,
            path: "watch.denied.within", says: "turned off"),
        .init(
            "percentage without its sign", "watch: {nearly_spent: 90}", column: 23,
            path: "watch.nearly_spent", says: "90%"),
        .init(
            "percentage above all", "watch: {nearly_spent: 101%}", column: 9,
            path: "watch.nearly_spent", says: "100%"),
        .init(
            "policy file that is not there", "policy_files: [gone.cedar]", column: 16,
            path: "policy_files[0]", says: "no such file"),
    ]

    private static let limits: [RejectedMandate] = [
        .init(
            "unknown quantity", "x: 1", column: 1, path: "x", says: "known:"),
        .init(
            "quantity with a typing error", replacing: "{wall_time", by: "{walltime", line: 5,
            column: 10, path: "limits.walltime", says: "`wall_time`"),
        .init(
            "unknown period", replacing: "{life: 30m}", by: "{live: 30m}", line: 5, column: 22,
            path: "limits.wall_time.live", says: "`life`"),
        .init(
            "limit of nothing", replacing: "{life: 30m}", by: "{life: 0s}", line: 5, column: 22,
            path: "limits.wall_time.life", says: "above zero"),
        .init(
            "wall time by window", replacing: "{life: 30m}", by: "{1h: 30m}", line: 5, column: 22,
            path: "limits.wall_time.1h", says: "{life"),
        .init(
            "calls with a leading zero", replacing: "wall_time: {life: 30m}",
            by: "calls: {life: 010}", line: 5, column: 24, path: "limits.calls.life",
            says: "whole number"),
        .init(
            "calls with an underscore", replacing: "wall_time: {life: 30m}",
            by: "calls: {life: 1_000}", line: 5, column: 24, path: "limits.calls.life",
            says: "whole number"),
        .init(
            "calls as a float", replacing: "wall_time: {life: 30m}", by: "calls: {life: 1e3}",
            line: 5, column: 24, path: "limits.calls.life", says: "whole number"),
        .init(
            "calls beyond 64 bits", replacing: "wall_time: {life: 30m}",
            by: "calls: {life: 9223372036854775808}", line: 5, column: 24,
            path: "limits.calls.life", says: "whole number"),
        .init(
            "one window twice", replacing: "wall_time: {life: 30m}",
            by: "calls: {60s: 1, 1m: 2}", line: 5, column: 26, path: "limits.calls.1m",
            says: "twice"),
        .init(
            "money without currency", replacing: "wall_time: {life: 30m}",
            by: "money: {life: \"2.50\"}", line: 1, column: 1, path: "currency", says: "EUR"),
        .init(
            "money without quotes", replacing: "wall_time: {life: 30m}",
            by: "money: {life: 2.50}", line: 5, column: 24, path: "limits.money.life",
            says: "quotes"),
        .init(
            "money finer than a millionth", replacing: "wall_time: {life: 30m}",
            by: "money: {life: \"0.0000001\"}", line: 5, column: 24, path: "limits.money.life",
            says: "six places"),
        .init(
            "size with a wrong unit", replacing: "wall_time: {life: 30m}",
            by: "memory: {life: 2gb}", line: 5, column: 25, path: "limits.memory.life",
            says: "GiB"),
        .init("currency in words", "currency: euro", column: 1, path: "currency", says: "ISO 4217"),
    ]

    private static let servers: [RejectedMandate] = [
        .init(
            "server without transport", "servers: {git: {tools: {}}}", column: 16,
            path: "servers.git", says: "by command or by url"),
        .init(
            "server with both", "servers: {git: {command: [a], url: \"https://x\"}}", column: 16,
            path: "servers.git", says: "by command or by url"),
        .init(
            "empty command", "servers: {git: {command: []}}", column: 26,
            path: "servers.git.command", says: "empty command"),
        .init(
            "command as text", "servers: {git: {command: git-mcp}}", column: 26,
            path: "servers.git.command", says: "list"),
        .init(
            "server name with a slash", "servers: {a/b: {command: [a]}}", column: 11,
            path: "servers[\"a/b\"]", says: "letters"),
        .init(
            "server name that policies cannot split", "servers: {a_: {command: [a]}}", column: 11,
            path: "servers.a_", says: "`_` last"),
        .init(
            "server name that YAML 1.1 reads as true", "servers: {on: {command: [a]}}", column: 11,
            path: "servers.on", says: "write \"on\""),
        .init(
            "plain http", "servers: {w: {url: \"http://example.org/mcp\"}}", column: 15,
            path: "servers.w.url", says: "https"),
        .init(
            "password in a url", "servers: {w: {url: \"https://u:p@example.org\"}}", column: 15,
            path: "servers.w.url", says: "password"),
        .init(
            "cell of a url", "servers: {w: {url: \"https://x\", memory: 1GiB}}", column: 41,
            path: "servers.w.memory", says: "no cell"),
        .init(
            "misspelt effect", "servers: {g: {command: [a], tools: {t: raed}}}", column: 40,
            path: "servers.g.tools.t", says: "`read`"),
        .init(
            "tool without effect", "servers: {g: {command: [a], tools: {t: {cost: {}}}}}",
            column: 40, path: "servers.g.tools.t", says: "effect is missing"),
        .init(
            "tool by pattern", "servers: {g: {command: [a], tools: {\"git_*\": read}}}", column: 37,
            path: "servers.g.tools[\"git_*\"]", says: "exactly"),
        .init(
            "cost of memory",
            "servers: {g: {command: [a], tools: {t: {effect: read, cost: {memory: 1}}}}}",
            column: 62, path: "servers.g.tools.t.cost.memory", says: "by itself"),
        .init(
            "no memory", "servers: {g: {command: [a], memory: 0}}", column: 29,
            path: "servers.g.memory", says: "zero"),
        .init(
            "resource twice", "servers: {g: {command: [a], resources: [\"a:b\", \"a:b\"]}}",
            column: 48,
            path: "servers.g.resources[1]", says: "twice"),
        .init(
            "server key with a typing error", "servers:\n  g:\n    command: [a]\n    promts: []",
            line: 4, column: 5, path: "servers.g.promts", says: "`prompts`"),
    ]

    private static let cells: [RejectedMandate] = [
        .init("root to read", "files: {read: [/]}", column: 16, path: "files.read[0]", says: "`/`"),
        .init(
            "root to write by dots", "files: {write: [../..]}", column: 17,
            path: "files.write[0]", says: "`/`"),
        .init(
            "above the root", "files: {read: [../../..]}", column: 16,
            path: "files.read[0]", says: "above /"),
        .init(
            "home by tilde", "files: {read: [~/x]}", column: 16,
            path: "files.read[0]", says: "whole path"),
        .init(
            "home by variable", "files: {read: [$HOME/x]}", column: 16,
            path: "files.read[0]", says: "whole path"),
        .init(
            "write into the system", "files: {write: [/usr/local/share/x]}", column: 17,
            path: "files.write[0]", says: "belongs to the system"),
        .init(
            "write into the system by dots", "files: {write: [../../etc/x]}", column: 17,
            path: "files.write[0]", says: "belongs to the system"),
        .init(
            "program that is not shown", "files: {write: [a], execute: [b]}", column: 31,
            path: "files.execute[0]", says: "does not show"),
        .init(
            "port of the system", "network: {listen: [80]}", column: 20,
            path: "network.listen[0]", says: "1024 to 65535"),
        .init(
            "port in words", "network: {listen: [http]}", column: 20,
            path: "network.listen[0]", says: "whole number"),
        .init(
            "one port that is no list", "network: {listen: 8080}", column: 19,
            path: "network.listen", says: "list"),
        .init(
            "port twice", "network: {listen: [8080, 8080]}", column: 26,
            path: "network.listen[1]", says: "twice"),
        .init(
            "door of Tribune's own", "network: {listen: [7300]}", column: 20,
            path: "network.listen[0]", says: "own door"),
        .init(
            "ports of a server elsewhere",
            "servers: {w: {url: \"https://x.org\", network: {listen: [8080]}}}", column: 46,
            path: "servers.w.network", says: "no cell of ours"),
        .init(
            "processes of the machine", "files: {read: [/proc/1]}", column: 16,
            path: "files.read[0]", says: "processes or sockets"),
        .init(
            "variable with a space", "environment: {pass: [\"A B\"]}", column: 22,
            path: "environment.pass[0]", says: "variable"),
        .init(
            "variable of Tribune", "environment: {set: {TRIBUNE_LEASE: x}}", column: 21,
            path: "environment.set.TRIBUNE_LEASE", says: "itself"),
        .init(
            "variable passed and set", "environment: {pass: [A], set: {A: x}}", column: 22,
            path: "environment.pass[0]", says: "both"),
        .init(
            "value that is a number", "environment: {set: {A: 1}}", column: 24,
            path: "environment.set.A", says: "write \"1\""),
    ]
}
