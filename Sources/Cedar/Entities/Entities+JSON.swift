public import StrictJSON

extension Entities {
    /// Reads Cedar's entities JSON: an array of `{uid, attrs, parents, tags?}`, without a schema.
    ///
    /// Throws where a value is none of Cedar's, and as `init(_:)` does.
    public init(json: JSONValue) throws(EntitiesError) {
        try self.init(try EntityJSON(path: "entities").entities(json))
    }

    /// Reads the text of entities JSON, also refusing what `JSONValue.parse` refuses.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(EntitiesError) {
        let json: JSONValue
        do {
            json = try JSONValue.parse(bytes, limits: limits)
        } catch {
            throw .json(error.description, path: "entities")
        }
        try self.init(json: json)
    }
}

extension Value {
    /// Reads a value in the format of entities JSON: `__entity` and `__extn` are understood.
    public init(json: JSONValue) throws(EntitiesError) {
        self = try EntityJSON(path: "value").value(json)
    }
}

extension Record {
    /// Reads a context: a JSON object, its values in the format of entities JSON.
    public init(contextJSON json: JSONValue) throws(EntitiesError) {
        let reader = EntityJSON(path: "context")
        guard case .record(let record) = try reader.value(json) else {
            throw reader.error("expected an object")
        }
        self = record
    }
}

extension EntityUID {
    /// Reads `{"type": …, "id": …}`, with or without `__entity` around it.
    public init(json: JSONValue) throws(EntitiesError) {
        self = try EntityJSON(path: "uid").uid(json)
    }
}
