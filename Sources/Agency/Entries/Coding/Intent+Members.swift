import StrictJSON

extension Intent: Record {
    static var blank: Intent {
        Intent(
            lease: .blank, verb: .callTool, server: .blank, target: "", definition: nil,
            payload: .blank, verdict: .deny, reasons: [])
    }

    mutating func members(_ text: inout some RecordCoder) throws(Unexpected) {
        try text.member("allowance", &allowance)
        try text.member("definition", &definition)
        try text.member("follows", &follows)
        try text.member("labels", &labels)
        try text.member("lease", &lease)
        try text.member("lends", &lends)
        try text.member("observed", &observed)
        try text.member("payload", &payload)
        try text.member("power", &power)
        try text.member("pressure", &pressure)
        try text.member("reasons", &reasons)
        try text.member("reserved", &reserved)
        try text.member("server", &server)
        try text.member("shown", &shown)
        try text.member("target", &target)
        try text.member("verb", &verb)
        try text.member("verdict", &verdict)
    }
}

extension Intent.Pressure: Record {
    static var blank: Intent.Pressure { Intent.Pressure(quantity: .calls, permille: 0) }

    mutating func members(_ text: inout some RecordCoder) throws(Unexpected) {
        try text.member("permille", &permille)
        try text.member("quantity", &quantity)
    }
}

extension Reason: Record {
    static var blank: Reason { Reason(.noLease) }

    mutating func members(_ text: inout some RecordCoder) throws(Unexpected) {
        try text.member("code", &code)
        try text.member("message", &message)
        try text.member("subject", &subject)
    }
}

extension PayloadReference: Record {
    static var blank: PayloadReference { PayloadReference(commitment: .blank, id: "") }

    mutating func members(_ text: inout some RecordCoder) throws(Unexpected) {
        try text.member("commitment", &commitment)
        try text.member("id", &id)
    }
}

extension Quantity: RecordValue {}
extension Verb: RecordValue {}
extension Verdict: RecordValue {}
extension Reason.Code: RecordValue {}
