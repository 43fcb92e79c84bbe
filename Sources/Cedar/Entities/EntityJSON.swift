internal import StrictJSON

/// Reads Cedar's JSON for values and entities, without a schema.
///
/// Objects are records, except `{"__entity": {"type", "id"}}` and `{"__extn": {"fn", "arg"}}`
/// standing alone. As in the SDK, an object that only resembles one of these is a record.
struct EntityJSON {
    /// Where in the document the value stands, such as `[0].attrs.owner`.
    let path: String

    func error(_ message: String) -> EntitiesError {
        .json(message, path: path)
    }

    private func below(_ name: String) -> EntityJSON { EntityJSON(path: "\(path).\(name)") }

    private func below(_ index: Int) -> EntityJSON { EntityJSON(path: "\(path)[\(index)]") }

    func entities(_ json: JSONValue) throws(EntitiesError) -> [Entity] {
        guard let elements = json.asArray else { throw error("expected an array of entities") }
        var result: [Entity] = []
        for (index, element) in elements.enumerated() {
            result.append(try below(index).entity(element))
        }
        return result
    }

    private func entity(_ json: JSONValue) throws(EntitiesError) -> Entity {
        guard let object = json.asObject else { throw error("expected an entity") }
        guard let uid = object["uid"] else { throw error("`uid` is missing") }
        guard let attributes = object["attrs"] else { throw error("`attrs` is missing") }
        guard let parents = object["parents"] else { throw error("`parents` is missing") }
        var entity = Entity(try below("uid").uid(uid))
        entity.attributes = try below("attrs").fields(attributes)
        entity.parents = try below("parents").uids(parents)
        if let tags = object["tags"] { entity.tags = try below("tags").fields(tags) }
        return entity
    }

    private func uids(_ json: JSONValue) throws(EntitiesError) -> Set<EntityUID> {
        guard let elements = json.asArray else { throw error("expected an array of uids") }
        var result: Set<EntityUID> = []
        for (index, element) in elements.enumerated() {
            result.insert(try below(index).uid(element))
        }
        return result
    }

    /// A uid, explicit (`__entity`) or implicit.
    func uid(_ json: JSONValue) throws(EntitiesError) -> EntityUID {
        let inner = json["__entity"] ?? json
        guard let type = inner["type"]?.asString, let id = inner["id"]?.asString else {
            throw error("expected an entity uid, `{\"type\": …, \"id\": …}`")
        }
        return try uid(type, id)
    }

    private func uid(_ type: String, _ id: String) throws(EntitiesError) -> EntityUID {
        guard let uid = EntityUID(type, id) else { throw error("`\(type)` is no entity type") }
        return uid
    }

    /// Attributes or tags: the names are taken as they are, the values read.
    private func fields(_ json: JSONValue) throws(EntitiesError) -> Record {
        guard let object = json.asObject else { throw error("expected an object") }
        var record = Record()
        for member in object {
            record[member.key] = try below(member.key).value(member.value)
        }
        return record
    }

    func value(_ json: JSONValue) throws(EntitiesError) -> Value {
        switch json {
        case .null: throw error("Cedar has no null; leave the attribute out")
        case .bool(let value): return .bool(value)
        case .number(let number):
            guard let value = number.int64 else {
                throw error("`\(number)` is no whole number of 64 bits")
            }
            return .long(value)
        case .string(let value): return .string(value)
        case .array(let elements):
            var values: Set<Value> = []
            for (index, element) in elements.enumerated() {
                values.insert(try below(index).value(element))
            }
            return .set(values)
        case .object(let object):
            if let value = try escape(object) { return value }
            return .record(try fields(json))
        }
    }

    /// The value of an object that is an escape; nil where it is a record.
    private func escape(_ object: JSONObject) throws(EntitiesError) -> Value? {
        guard object.count == 1 else { return nil }
        if let inner = object["__entity"], let type = inner["type"]?.asString,
            let id = inner["id"]?.asString
        {
            return .entity(try uid(type, id))
        }
        if let inner = object["__extn"] { return try call(inner) }
        if object["__expr"]?.asString != nil {
            throw error("`__expr` is no longer supported; use `__entity` or `__extn`")
        }
        return nil
    }

    private func call(_ json: JSONValue) throws(EntitiesError) -> Value? {
        guard let name = json["fn"]?.asString else { return nil }
        guard let arguments = json["arg"].map({ [$0] }) ?? json["args"]?.asArray else {
            return nil
        }
        guard let function = ExtensionFunction(rawValue: name) else {
            throw error("there is no extension function `\(name)`")
        }
        var values: [Value] = []
        for argument in arguments { values.append(try value(argument)) }
        do throws(EvaluationError) {
            return try ExtensionCall(function: function, arguments: values, span: .none).value()
        } catch let failure {
            throw self.error(failure.message)
        }
    }
}
