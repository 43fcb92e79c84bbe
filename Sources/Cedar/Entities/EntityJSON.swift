internal import StrictJSON

/// Reads Cedar's JSON for values and entities.
///
/// Without a schema, objects are records, except `{"__entity": {"type", "id"}}` and
/// `{"__extn": {"fn", "arg"}}` standing alone; as in the SDK, an object that only resembles one
/// of these is a record. With a schema, entities and extension values may be written plainly
/// where the schema says what they are, and what contradicts it is refused.
struct EntityJSON {
    /// Where in the document the value stands, such as `[0].attrs.owner`.
    let path: String
    /// What is known of the entities that are read.
    var schema: Schema?

    func error(_ message: String) -> EntitiesError {
        .json(message, path: path)
    }

    private func below(_ name: String) -> EntityJSON {
        EntityJSON(path: "\(path).\(name)", schema: schema)
    }

    private func below(_ index: Int) -> EntityJSON {
        EntityJSON(path: "\(path)[\(index)]", schema: schema)
    }

    // MARK: Entities

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
        let type = try entityType(entity.uid)
        entity.attributes = try below("attrs").record(attributes, as: type?.attributes)
        entity.parents = try below("parents").uids(parents)
        if let tags = object["tags"] {
            entity.tags = try below("tags").fields(tags) { _ in type?.tags }
        }
        return entity
    }

    /// What the schema says of an entity; nil without a schema, and for actions.
    private func entityType(_ uid: EntityUID) throws(EntitiesError) -> SchemaEntityType? {
        guard let schema, uid.type.baseName != "Action" else { return nil }
        guard let type = schema.entityTypes[uid.type] else {
            throw error("the schema has no entity type `\(uid.type)`")
        }
        if let ids = type.ids, !ids.contains(where: { $0.isExactly(uid.id) }) {
            throw error("`\(uid)` is none of the entities that the schema lists")
        }
        return type
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

    // MARK: Records

    /// An object's fields as a record; `type` gives the type of a field where one is known.
    private func fields(
        _ json: JSONValue, _ type: (String) -> SchemaType?
    ) throws(EntitiesError) -> Record {
        guard let object = json.asObject else { throw error("expected an object") }
        var record = Record()
        for member in object {
            record[member.key] = try below(member.key).value(member.value, as: type(member.key))
        }
        return record
    }

    /// A record of these attributes, or of any where nil.
    func record(
        _ json: JSONValue, as attributes: [SchemaAttribute]?
    ) throws(EntitiesError) -> Record {
        guard let attributes else { return try fields(json) { _ in nil } }
        let known = Dictionary(attributes.map { (ExactText($0.name), $0) }) { first, _ in first }
        let record = try fields(json) { known[ExactText($0)]?.type }
        if let extra = record.names.first(where: { known[ExactText($0)] == nil }) {
            throw error("the schema has no `\(extra)` here")
        }
        if let missing = attributes.first(where: { $0.isRequired && record[$0.name] == nil }) {
            throw error("`\(missing.name)` is missing")
        }
        return record
    }

    // MARK: Values

    /// A value of this type, or of any where nil.
    func value(_ json: JSONValue, as type: SchemaType? = nil) throws(EntitiesError) -> Value {
        guard let type else { return try plainValue(json) }
        let value: Value
        switch (type, json) {
        case (.set(let element), .array(let elements)): value = try set(elements, as: element)
        case (.record(let attributes), .object): value = .record(try record(json, as: attributes))
        case (.entity, .object): value = .entity(try uid(json))
        case (_, .string) where type.constructor != nil: value = try construct(json, as: type)
        default: value = try plainValue(json)
        }
        guard type.admits(value) else { throw error("the schema does not admit \(value) here") }
        return value
    }

    private func plainValue(_ json: JSONValue) throws(EntitiesError) -> Value {
        switch json {
        case .null: throw error("Cedar has no null; leave the attribute out")
        case .bool(let value): return .bool(value)
        case .number(let number):
            guard let value = number.int64 else {
                throw error("`\(number)` is no whole number of 64 bits")
            }
            return .long(value)
        case .string(let value): return .string(value)
        case .array(let elements): return try set(elements, as: nil)
        case .object(let object):
            if let value = try escape(object) { return value }
            return .record(try record(json, as: nil))
        }
    }

    private func set(
        _ elements: [JSONValue], as type: SchemaType?
    ) throws(EntitiesError) -> Value {
        var values: Set<Value> = []
        for (index, element) in elements.enumerated() {
            values.insert(try below(index).value(element, as: type))
        }
        return .set(values)
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
        return try call(function, arguments)
    }

    private func construct(
        _ json: JSONValue, as type: SchemaType
    ) throws(EntitiesError) -> Value {
        guard let constructor = type.constructor else { return try plainValue(json) }
        return try call(constructor, [json])
    }

    private func call(
        _ function: ExtensionFunction, _ arguments: [JSONValue]
    ) throws(EntitiesError) -> Value {
        var values: [Value] = []
        for argument in arguments { values.append(try value(argument)) }
        do throws(EvaluationError) {
            return try ExtensionCall(function: function, arguments: values, span: .none).value()
        } catch let failure {
            throw self.error(failure.message)
        }
    }
}
