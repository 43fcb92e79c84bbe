import StrictJSON

extension LeaseRecord: Record {
    static var blank: LeaseRecord {
        LeaseRecord(
            lease: .blank, lineage: .blank, mandate: .blank, startedBy: 0, observing: false,
            command: [])
    }

    mutating func members(_ text: inout some RecordCoder) throws(Unexpected) {
        try text.member("command", &command)
        try text.member("lease", &lease)
        try text.member("lineage", &lineage)
        try text.member("mandate", &mandate)
        try text.member("observing", &observing)
        try text.member("startedBy", &startedBy)
    }
}

extension LeaseEnded: Record {
    static var blank: LeaseEnded {
        LeaseEnded(lease: .blank, cause: .failed, exitStatus: nil, proof: "", confirmed: false)
    }

    mutating func members(_ text: inout some RecordCoder) throws(Unexpected) {
        try text.member("cause", &cause)
        try text.member("confirmed", &confirmed)
        try text.member("exitStatus", &exitStatus)
        try text.member("lease", &lease)
        try text.member("proof", &proof)
    }
}

extension LeaseEnded.Cause: RecordValue {}
