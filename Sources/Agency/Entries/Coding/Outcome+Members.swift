import StrictJSON

extension OutcomeRecord: Record {
    static var blank: OutcomeRecord {
        OutcomeRecord(action: ActionID(0), status: .unknown, used: [:], payload: nil)
    }

    mutating func members(_ text: inout some RecordCoder) throws(Unexpected) {
        try text.member("action", &action)
        try text.member("payload", &payload)
        try text.member("power", &power)
        try text.member("status", &status)
        try text.member("used", &used)
    }
}

extension UsageRecord: Record {
    static var blank: UsageRecord { UsageRecord(lease: .blank, used: [:]) }

    mutating func members(_ text: inout some RecordCoder) throws(Unexpected) {
        try text.member("lease", &lease)
        try text.member("used", &used)
    }
}

extension AnswerRecord: Record {
    static var blank: AnswerRecord { AnswerRecord(ask: ActionID(0), decision: .deny) }

    mutating func members(_ text: inout some RecordCoder) throws(Unexpected) {
        try text.member("ask", &ask)
        try text.member("decision", &decision)
        try text.member("person", &person)
        try text.member("shown", &shown)
        try text.member("signature", &signature)
    }
}

extension RefusalRecord: Record {
    static var blank: RefusalRecord { RefusalRecord(lease: .blank, reason: "") }

    mutating func members(_ text: inout some RecordCoder) throws(Unexpected) {
        try text.member("lease", &lease)
        try text.member("reason", &reason)
    }
}

extension Finding: Record {
    static var blank: Finding {
        Finding(rule: .blank, lineage: .blank, advice: .notify, evidence: [], detail: "")
    }

    mutating func members(_ text: inout some RecordCoder) throws(Unexpected) {
        try text.member("advice", &advice)
        try text.member("detail", &detail)
        try text.member("evidence", &evidence)
        try text.member("lineage", &lineage)
        try text.member("rule", &rule)
    }
}

extension Outcome.Status: RecordValue {}
extension AnswerRecord.Decision: RecordValue {}
extension Finding.Advice: RecordValue {}
