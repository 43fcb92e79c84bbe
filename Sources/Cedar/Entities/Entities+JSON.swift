public import StrictJSON

extension Entities {
    /// Reads Cedar's entities JSON: an array of `{uid, attrs, parents, tags?}`.
    ///
    /// With a schema, its actions are added, and entities and extension values may be written
    /// plainly where it says what they are. Throws where a value is none of Cedar's or is not
    /// what the schema says, and as `init(_:)` does.
    public init(json: JSONValue, schema: Schema? = nil) throws(EntitiesError) {
        var entities = try EntityJSON(path: "entities", schema: schema).entities(json)
        let known = Set(entities.map(\.uid))
        for (uid, action) in schema?.actions ?? [:] where !known.contains(uid) {
            entities.append(Entity(uid, parents: action.parents))
        }
        try self.init(entities)
    }

    /// Reads the text of entities JSON, also refusing what `JSONValue.parse` refuses.
    public init(
        parsing bytes: [UInt8], schema: Schema? = nil, limits: JSONLimits = .standard
    ) throws(EntitiesError) {
        let json: JSONValue
        do {
            json = try JSONValue.parse(bytes, limits: limits)
        } catch {
            throw .json(error.description, path: "entities")
        }
        try self.init(json: json, schema: schema)
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
    ///
    /// With a schema, the context is read as that of `action`, which the schema must declare.
    public init(
        contextJSON json: JSONValue, schema: Schema? = nil, action: EntityUID? = nil
    ) throws(EntitiesError) {
        let reader = EntityJSON(path: "context", schema: schema)
        if let schema, let action {
            guard let declared = schema.actions[action] else {
                throw reader.error("the schema has no action `\(action)`")
            }
            self = try reader.record(json, as: declared.context)
        } else {
            guard case .record(let record) = try reader.value(json) else {
                throw reader.error("expected an object")
            }
            self = record
        }
    }
}

extension EntityUID {
    /// Reads `{"type": …, "id": …}`, with or without `__entity` around it.
    public init(json: JSONValue) throws(EntitiesError) {
        self = try EntityJSON(path: "uid").uid(json)
    }
}
