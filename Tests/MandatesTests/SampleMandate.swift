import Mandates

/// Mandates that tests begin with.
enum SampleMandate {
    static let smallest = """
        version: 1
        agent: historian
        purpose: Read the history and write a summary.
        level: L2
        limits: {wall_time: {life: 30m}}
        approvers: [alice]

        """

    /// Every key of the format once, but for those of `parent`.
    static let whole = """
        version: 1
        agent: historian
        purpose: Read the repository's history and write a summary.
        release: {model: scripted, system_prompt: "\(String(repeating: "ab", count: 32))"}
        level: L2
        approvers: [alice]
        ask_timeout: 5m
        lease: 15s
        currency: EUR
        limits:
          calls: {life: 200, 1m: 60}
          tokens: {life: 100000}
          money: {life: "2.50"}
          wall_time: {life: 30m}
          cpu_time: {life: 5m}
          memory: {life: 2GiB}
          processes: {life: 64}
          bytes_out: {life: 10MiB, action: 1MiB}
          live_copies: {life: 1}
        servers:
          git:
            command: [./servers/git, --verbose]
            tools:
              git_log: read
              git_commit: {effect: irreversible, cost: {money: "0.01"}}
            resources: ["file:///x/*"]
            prompts: ["*"]
            files: {read: [./repo], write: []}
            network: {listen: [9000]}
            environment: {pass: [], set: {TZ: UTC}}
            memory: 2GiB
            processes: 32
          web:
            url: https://example.org/mcp
            tools: {search: read}
        policies: |
          // only inside the repository
          forbid(principal, action, resource) when { context.x && !context.y };
        policy_files: [more.cedar]
        files:
          read: [., /usr/share/zoneinfo, ../other/./x]
          write: [out]
          execute: [out/tools]
        network: {listen: [8081, 8080]}
        environment: {pass: [LANG, TERM], set: {A: "no"}}
        watch: {denied: {count: 4, within: 2m}, nearly_spent: 92.5%}
        accept_weaknesses: [old-landlock]

        """

    /// An agent that starts others, with prices, labels and power.
    static let parent = """
        version: 1
        agent: planner
        purpose: Plan the work, and start workers for its parts.
        level: L3
        approvers: [alice, bob]
        currency: EUR
        limits:
          calls: {life: 500, every 24h: 200, 1m: 60}
          money: {life: "9", every 1d: "2.50"}
          wall_time: {life: 30m}
          live_copies: {life: 4}
          generations: {life: 2}
          spawns: {life: 8, 1h: 4}
          new_hosts: {life: 10, action: 1}
          credentials: {every 7d: 2}
        servers:
          web:
            command: [./servers/web]
            labels: [untrusted]
            tools:
              fetch: {effect: read, cost: {new_hosts: 1}, power: {reach: 1, information: 4KiB}}
              mail: {effect: communicate, clearance: [untrusted, public], labels: [public]}
              buy: {effect: spend, price: card, power: {money: {argument: /cents}}}
              grant:
                effect: write
                cost: {credentials: 1}
                power: {access: {count: /scopes}, persistence: 1}
              revoke: {effect: write, power: {access: -1, money: "-0.50", compute: -2m}}
              post: {effect: irreversible, power: {influence: {bytes: /a~1b}}}
        spawn:
          agents: [worker-*, planner]
          level: L2
          programs: [./worker, python3]
        autonomy:
          context: infrastructure
          gates: {L2: [review], L3: [red-team, review]}
          owner: alice
          two_people: {effects: [spend, irreversible], orders: true}
        needs: {access: 3, money: "2.50", compute: 90s, information: 1MiB, oversight: 0}

        """

    struct NoFile: Error, CustomStringConvertible {
        var description: String { "no such file" }
    }

    /// Loads a text as if it lay in `/work/project`, where `more.cedar` lies too.
    static func load(_ text: String) throws(MandateError) -> MandateFile {
        try MandateFile.load(text: Array(text.utf8), folder: "/work/project") { path in
            guard path == "/work/project/more.cedar" else { throw NoFile() }
            return Array("permit(principal, action, resource);".utf8)
        }
    }

    /// The problems of a text, empty when it loads.
    static func problems(_ text: String) -> [MandateProblem] {
        do throws(MandateError) {
            _ = try load(text)
            return []
        } catch {
            return error.problems
        }
    }
}
