import Agency
import HumanDesk

/// One message of each kind on the people's socket.
enum SampleMessage {
    static func requests() throws -> [(String, PeopleRequest)] {
        let answer = AnswerRecord(
            ask: ActionID(7), decision: .deny, person: try Sample.name("alice"),
            shown: try SampleEntry.digest(5), signature: "ab")
        let order = Order(
            lineage: try Sample.name("lineage-1"), change: .stop,
            source: .person(uid: 1000, name: nil))
        let run = RunRequest(
            mandate: Mandate(agent: try Sample.name("a"), purpose: "p", level: .observe),
            mandatePath: "/srv/mandate.yaml", command: ["true"], directory: "/srv",
            environment: ["LANG": "C"], terminal: TerminalSize(rows: 24, columns: 80),
            observing: true, detached: false)
        let alice = PersonRecord(name: try Sample.name("alice"), publicKey: "0f", uid: 1000)
        return try [
            ("lineages", .lineages(max: 50)), ("asks", .asks),
            ("answer", .answer(ask: ActionID(7), answer: answer)), ("order", .order(order)),
            ("addPerson", .addPerson(alice)), ("people", .people), ("run", .run(run)),
            ("entries", .entries(from: 0, max: 100, payloads: false)),
            ("erase", .erase(index: 7)), ("log", .log), ("upgrade", .upgrade),
            ("shutDown", .shutDown), ("limits", .limits(lease: nil)),
            ("limits of a lease", .limits(lease: try Sample.name("lease-1"))),
            ("charter", .charter),
        ] + standing()
    }

    /// What changes a charter, an agent's standing, or its mandate.
    private static func standing() throws -> [(String, PeopleRequest)] {
        let mandate = Mandate(agent: try Sample.name("a"), purpose: "p", level: .observe)
        let alice: PersonName = try Sample.name("alice")
        let lineage: LineageID = try Sample.name("lineage-1")
        let correction = Order(
            lineage: lineage, change: .narrow(to: try SampleEntry.digest(1)),
            source: .person(uid: 1000, name: nil))
        let evidence = EvidenceRecord(
            agent: try Sample.name("a"), gate: try Sample.name("review"), isMet: false,
            expires: SampleEntry.instant, report: try SampleEntry.digest(2), person: alice,
            signature: "ab")
        let allowance = AllowanceRecord(
            lineage: lineage, scope: .act(try SampleEntry.digest(5)), count: 1,
            expires: SampleEntry.instant, person: alice, seen: 40, signature: "ab")
        return [
            ("correct", .correct(mandate: mandate, order: correction)),
            (
                "setCharter",
                .setCharter(
                    charter: Charter(organisation: "Example"),
                    agreed: [Consent(person: alice, seen: 40, signature: "ab")])
            ),
            ("vouch", .vouch(evidence)), ("allow", .allow(allowance)),
        ]
    }

    static func replies() throws -> [(String, PeopleReply)] {
        let ask = AskView(
            ask: ActionID(7), lineage: try Sample.name("lineage-1"),
            agent: try Sample.name("historian"), asked: Instant(nanoseconds: 1),
            expires: SampleEntry.instant, reasons: [Reason(.level, "L2")], document: "{}",
            approvers: [try Sample.name("alice")])
        let receipt = OrderReceipt(
            index: 9, proof: "empty pid namespace", confirmed: true, unknown: [7],
            nanoseconds: 1_500_000)
        let log = LogView(
            folder: "/srv/log", verifierKey: "v", origin: "tribune.example/log", checkpoint: "c\n",
            size: 10)
        let alice = PersonRecord(name: try Sample.name("alice"), publicKey: "0f", uid: 1000)
        return [
            ("lineages", .lineages([try lineage()])), ("asks", .asks([ask])), ("done", .done),
            ("receipt", .receipt(receipt)), ("people", .people([alice])),
            (
                "started",
                .started(lineage: try Sample.name("lineage-1"), lease: try Sample.name("lease-1"))
            ),
            ("entries", .entries([EntryView(index: 3, leaf: "{}", payload: nil)])),
            ("log", .log(log)), ("refused", .refused(code: "no_ask", sentence: "No such ask.")),
            ("noted", .noted), ("lineage with children", .lineages([try parent()])),
            ("purses", .purses([PurseView(holder: "team:red", limits: try lineage().limits)])),
            ("charter of none", .charter(nil)),
        ]
    }

    static func frames() throws -> [(String, RunFrame)] {
        let ended = LeaseEnded(
            lease: try Sample.name("lease-1"), cause: .finished, exitStatus: 0,
            proof: "empty pid namespace", confirmed: true)
        let tally = RunRecord.Tally(target: "git/git_log", permitted: 3, refused: 1, approved: 0)
        let record = RunRecord(
            lineage: try Sample.name("lineage-1"), ended: ended, tallies: [tally],
            limits: try lineage().limits, used: [.wallTime: 1_000_000_000], findings: [],
            narrowest: "version: 1\n", checkpoint: "c\n")
        return [
            ("typed", .typed("bHMK")), ("typed end", .typed("")),
            ("resized", .resized(TerminalSize(rows: 24, columns: 80))),
            ("wrote", .wrote(stream: 1, bytes: "aGVsbG8K")), ("status", .status(try lineage())),
            ("ended", .ended(record)),
        ]
    }

    private static func parent() throws -> LineageView {
        var view = try lineage()
        view.gap = 1
        view.children = [
            ChildView(
                lease: try Sample.name("lease-2"), parent: view.lease,
                agent: try Sample.name("worker-1"), level: .assisted,
                expires: SampleEntry.instant)
        ]
        return view
    }

    private static func lineage() throws -> LineageView {
        LineageView(
            lineage: try Sample.name("lineage-1"), lease: try Sample.name("lease-1"),
            agent: try Sample.name("historian"), purpose: "Read.", level: .bounded,
            standing: .active, observing: false, permitted: 3, refused: 1, pending: 0,
            limits: [LimitView(limit: Limit(.calls, per: .life, max: 200), spent: 3, reserved: 1)],
            findings: 0, began: SampleEntry.instant)
    }
}
