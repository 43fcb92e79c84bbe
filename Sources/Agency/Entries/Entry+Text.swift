public import StrictJSON

/// The canonical encoding of entries (Specs/entry.md): RFC 8785 of
/// `{"v": 1, "at": …, "kind": "…", "<kind>": {…}}`.
extension Entry {
    /// The bytes of the log's leaf.
    public func leaf() throws -> [UInt8] {
        guard let leaf = recordLeaf else { return try json().canonical() }
        // The one definition is `Codable`; see `Record` for what to do when this fails.
        assert((try? json().canonical()) == leaf, "members of \(body.kind) are not written")
        return leaf
    }

    /// The entry as a JSON value.
    public func json() throws -> JSONValue {
        .object(
            JSONObject([
                ("v", .number(JSONNumber(Int64(version)))),
                ("at", try JSONValueEncoder().encode(at)),
                ("kind", .string(body.kind)),
                (body.kind, try body.content()),
            ]))
    }

    /// The entry of a leaf. Throws `JSONError`, `DecodingError` or `EntryError`.
    public init(leaf: [UInt8]) throws {
        try self.init(leafIn: leaf.indices, of: leaf)
    }

    /// The entry of the leaf in `range` of `bytes`. Throws as `init(leaf:)` does.
    public init(leafIn range: Range<Int>, of bytes: [UInt8]) throws {
        do throws(Unexpected) {
            try self.init(recordIn: range, of: bytes)
        } catch {
            try self.init(anyLeaf: Array(bytes[range]))
        }
    }

    /// The general way, which knows every kind and every rule, and says what was broken.
    package init(anyLeaf leaf: [UInt8]) throws {
        self = try JSONValueDecoder(exact: true).decode(AnyEntry.self, from: leaf).entry
    }

    /// Reads the envelope.
    private struct AnyEntry: Decodable {
        let entry: Entry

        init(from decoder: any Decoder) throws {
            guard let members = try? decoder.container(keyedBy: NameKey.self),
                let version = try? members.decode(JSONValue.self, forKey: NameKey("v")).asInt64
            else { throw EntryError.incomplete }
            guard version == 1 else { throw EntryError.unknownVersion(version) }
            let names = Set(members.allKeys.map(\.stringValue))
            guard let kind = try? members.decode(String.self, forKey: NameKey("kind")),
                names.contains("at"), names.contains(kind)
            else { throw EntryError.incomplete }
            // A newer program may have said more: nothing that was recorded is read as less.
            if let more = names.subtracting(["v", "at", "kind", kind]).min() {
                throw EntryError.unknownMember(more)
            }
            let at = try members.decode(Instant.self, forKey: NameKey("at"))
            entry = Entry(at: at, try EntryBody(kind: kind, in: members))
        }
    }
}

extension EntryBody {
    fileprivate func content() throws -> JSONValue {
        let encoder = JSONValueEncoder()
        return switch self {
        case .started(let record): try encoder.encode(record)
        case .person(let record): try encoder.encode(record)
        case .mandate(let record): try encoder.encode(record)
        case .lease(let record): try encoder.encode(record)
        case .leaseEnded(let record): try encoder.encode(record)
        case .intent(let record): try encoder.encode(record)
        case .answer(let record): try encoder.encode(record)
        case .outcome(let record): try encoder.encode(record)
        case .usage(let record): try encoder.encode(record)
        case .tool(let record): try encoder.encode(record)
        case .refusal(let record): try encoder.encode(record)
        case .finding(let record): try encoder.encode(record)
        case .order(let record): try encoder.encode(record)
        case .charter(let record): try encoder.encode(record)
        case .evidence(let record): try encoder.encode(record)
        case .allowance(let record): try encoder.encode(record)
        case .consent(let record): try encoder.encode(record)
        case .restored(let record): try encoder.encode(record)
        case .confirmed(let record): try encoder.encode(record)
        case .snapshot(let record): try encoder.encode(record)
        }
    }

    fileprivate init(kind: String, in members: KeyedDecodingContainer<NameKey>) throws {
        func read<T: Decodable>(_ type: T.Type) throws -> T {
            try members.decode(type, forKey: NameKey(kind))
        }
        switch kind {
        case "started": self = .started(try read(Started.self))
        case "person": self = .person(try read(PersonRecord.self))
        case "mandate": self = .mandate(try read(MandateRecord.self))
        case "lease": self = .lease(try read(LeaseRecord.self))
        case "lease_ended": self = .leaseEnded(try read(LeaseEnded.self))
        case "intent": self = .intent(try read(Intent.self))
        case "answer": self = .answer(try read(AnswerRecord.self))
        case "outcome": self = .outcome(try read(OutcomeRecord.self))
        case "usage": self = .usage(try read(UsageRecord.self))
        case "tool": self = .tool(try read(ToolRecord.self))
        case "refusal": self = .refusal(try read(RefusalRecord.self))
        case "finding": self = .finding(try read(Finding.self))
        case "order": self = .order(try read(Order.self))
        case "charter": self = .charter(try read(CharterRecord.self))
        case "evidence": self = .evidence(try read(EvidenceRecord.self))
        case "allowance": self = .allowance(try read(AllowanceRecord.self))
        case "consent": self = .consent(try read(ConsentRecord.self))
        case "restored": self = .restored(try read(RestoredRecord.self))
        case "confirmed": self = .confirmed(try read(ConfirmedRecord.self))
        case "snapshot": self = .snapshot(try read(SnapshotRecord.self))
        default: throw EntryError.unknownKind(kind)
        }
    }
}
