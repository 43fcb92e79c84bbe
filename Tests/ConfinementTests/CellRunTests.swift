import Testing

@testable import Confinement

struct CellRunTests {
    private func shell(_ script: String) -> CellSpec {
        var spec = CellSpec(arguments: ["sh", "-c", script], root: CellMount.system())
        spec.environment = ["PATH": "/usr/bin:/bin", "GIVEN": "yes"]
        spec.acceptedWeaknesses = Set(Weakness.allCases)
        return spec
    }

    @Test func `A command runs and its exit code comes back`() async throws {
        let outcome = try await Attacker.run(shell("echo hello; exit 7"))
        #expect(outcome.output == "hello\n")
        #expect(outcome.exit == .code(7))
        #expect(outcome.proof?.report?.cause == .agentExited(.code(7)))
    }

    @Test func `A signal that ends the command comes back`() async throws {
        let outcome = try await Attacker.run(shell("kill -TERM $$"))
        #expect(outcome.exit == .signal(15))
    }

    @Test func `Only the given environment is there`() async throws {
        let outcome = try await Attacker.run(shell("env | grep -v -e ^PWD= -e ^_= -e ^SHLVL="))
        let lines = outcome.output.split(separator: "\n").sorted()
        #expect(lines == ["GIVEN=yes", "PATH=/usr/bin:/bin"])
    }

    @Test func `Only three descriptors are open`() async throws {
        let outcome = try await Attacker.run(shell("ls /proc/self/fd"))
        // The fourth is ls looking at the folder.
        #expect(outcome.output == "0\n1\n2\n3\n")
    }

    @Test func `No capability is left and no new privilege can come`() async throws {
        let outcome = try await Attacker.run(
            shell("grep -E 'Cap|NoNewPrivs|Seccomp:' /proc/self/status"))
        for line in outcome.output.split(separator: "\n") {
            let value = line.split(separator: "\t").last ?? ""
            if line.hasPrefix("Cap") { #expect(value == "0000000000000000", "\(line)") }
        }
        #expect(outcome.output.contains("NoNewPrivs:\t1"))
        #expect(outcome.output.contains("Seccomp:\t2"))
    }

    @Test func `A terminal is the cell's own and has the given size`() async throws {
        var spec = shell("tty; stty size; echo typed > /dev/tty")
        spec.stdio = .pty(rows: 31, columns: 97)
        let outcome = try await Attacker.run(spec)
        #expect(outcome.output == "/dev/pts/0\r\n31 97\r\ntyped\r\n")
    }

    @Test func `The working directory and the host name are the given ones`() async throws {
        var spec = shell("pwd; cat /proc/sys/kernel/hostname")
        spec.directory = "/usr"
        spec.hostname = "archive"
        #expect(try await Attacker.run(spec).output == "/usr\narchive\n")
    }

    @Test func `A file with bytes is there and read-only`() async throws {
        var spec = shell("cat /.tribune/mcp.json; echo x >> /.tribune/mcp.json || echo held")
        spec.root.append(.file(inside: "/.tribune/mcp.json", bytes: Array("{}\n".utf8)))
        #expect(try await Attacker.run(spec).output == "{}\nheld\n")
    }

    @Test func `A tmpfs is writable and keeps its size`() async throws {
        var spec = shell(
            "head -c 1000000 /dev/zero > /tmp/a && echo small; "
                + "head -c 9000000 /dev/zero > /tmp/b 2>/dev/null || echo full")
        spec.root = CellMount.system(temporaryBytes: 4 << 20)
        #expect(try await Attacker.run(spec).output == "small\nfull\n")
    }

    @Test func `What the agent leaves behind ends with it`() async throws {
        let outcome = try await Attacker.run(shell("setsid sleep 1000 >/dev/null 2>&1 & exit 0"))
        #expect(outcome.exit == .code(0))
        #expect(outcome.proof?.report?.evidence.contains(.firstProcessDead) == true)
    }

    @Test(arguments: [
        (["/no/such/program"], "command"), (["/etc/passwd"], "command"),
    ])
    func `A command that cannot run is refused with its stage`(
        arguments: [String], stage: String
    ) throws {
        var spec = shell("")
        spec.arguments = arguments
        let refusal = #expect(throws: CellRefusal.self) {
            _ = try Cell.start(spec, tools: Attacker.tools)
        }
        guard case .stage(let name, _) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(name == stage)
    }

    @Test func `What bubblewrap complains about is told`() throws {
        var spec = shell("true")
        spec.root.append(.tmpfs(inside: "/usr/no-such-place/below", bytes: 4096))
        let refusal = #expect(throws: CellRefusal.self) {
            _ = try Cell.start(spec, tools: Attacker.tools)
        }
        guard case .builder(let said) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(said.contains("bwrap"))
    }
}
