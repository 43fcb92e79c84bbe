import StrictJSON

/// Checks arguments against a tool's JSON Schema, for the part of JSON Schema that tools use:
/// `type`, `enum`, `const`, `properties`, `required`, `additionalProperties`, `items`,
/// `prefixItems`, `minItems`, `maxItems`, `uniqueItems`, `minProperties`, `maxProperties`,
/// `minLength`, `maxLength`, `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`,
/// `multipleOf` (integers), `anyOf`, `oneOf`, `allOf`, `not`, and `$ref` within the schema.
///
/// `pattern` and `format` are not checked: a pattern is a program of the server's choice, and
/// its cost cannot be bounded. Unknown keywords are ignored. Nothing is ever fetched. Work is
/// bounded by `stepsMax`; a schema that needs more refuses the arguments.
struct SchemaCheck {
    /// Most schemas applied to values in one check.
    static let stepsMax = 100_000
    /// Deepest nesting of schemas applied, `$ref` and combinators included.
    static let depthMax = 64

    private let root: JSONValue
    private var steps = 0
    private var exhausted = false

    private init(root: JSONValue) { self.root = root }

    /// The first fault of `value`, as a path in the value and a rule; nil when it fits.
    static func fault(in value: JSONValue, against schema: JSONValue) -> String? {
        var check = SchemaCheck(root: schema)
        let fault = check.fault(value, schema, path: "", depth: 0)
        // Work that was cut short inside a `not` or an `anyOf` decides nothing.
        return check.exhausted ? at("", "the schema asks for more work than is allowed") : fault
    }

    private mutating func fault(
        _ value: JSONValue, _ schema: JSONValue, path: String, depth: Int
    ) -> String? {
        charge(1)
        if depth > Self.depthMax { exhausted = true }
        guard !exhausted else { return Self.at(path, "is too much work") }
        switch schema {
        case .bool(true): return nil
        case .object(let rules):
            return kindFault(value, rules, path)
                ?? numberFault(value, rules, path)
                ?? sizeFault(value, rules, path)
                ?? arrayFault(value, rules, path, depth)
                ?? objectFault(value, rules, path, depth)
                ?? combinedFault(value, rules, path, depth)
        default: return Self.at(path, "is not allowed")
        }
    }

    private mutating func charge(_ work: Int) {
        steps += work
        if steps > Self.stepsMax { exhausted = true }
    }

    private static func at(_ path: String, _ rule: String) -> String {
        "\(path.isEmpty ? "arguments" : String(path.prefix(256))): \(rule)"
    }

    private func kindFault(_ value: JSONValue, _ rules: JSONObject, _ path: String) -> String? {
        if let type = rules["type"] {
            let names = (type.asArray ?? [type]).compactMap(\.asString)
            guard names.contains(where: { Self.isKind(value, $0) }) else {
                return Self.at(path, "must be \(names.joined(separator: " or "))")
            }
        }
        if let constant = rules["const"], !Self.same(constant, value) {
            return Self.at(path, "must have its one fixed value")
        }
        if let choices = rules["enum"]?.asArray, !choices.contains(where: { Self.same($0, value) })
        {
            return Self.at(path, "must be one of the listed values")
        }
        return nil
    }

    private static func isKind(_ value: JSONValue, _ name: String) -> Bool {
        switch (name, value) {
        case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string),
            ("array", .array), ("object", .object):
            true
        case ("integer", .number(let number)):
            number.int64 != nil || number.double.map { $0 == $0.rounded() } ?? false
        default: false
        }
    }

    /// Equality of JSON Schema: numbers by value.
    private static func same(_ one: JSONValue, _ other: JSONValue) -> Bool {
        switch (one, other) {
        case (.number(let left), .number(let right)):
            left == right || (left.double != nil && left.double == right.double)
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { same($0, $1) }
        case (.object(let left), .object(let right)):
            left.count == right.count
                && left.allSatisfy { member in
                    right[member.key].map { same(member.value, $0) } ?? false
                }
        default: one == other
        }
    }

    private func numberFault(_ value: JSONValue, _ rules: JSONObject, _ path: String) -> String? {
        guard case .number(let number) = value else { return nil }
        func bound(_ key: String) -> Double? {
            guard case .number(let bound)? = rules[key] else { return nil }
            return bound.double
        }
        let names = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]
        guard names.contains(where: { rules[$0] != nil }) else { return nil }
        guard let double = number.double else { return Self.at(path, "is too large") }
        if let low = bound("minimum"), double < low { return Self.at(path, "is too small") }
        if let low = bound("exclusiveMinimum"), double <= low {
            return Self.at(path, "is too small")
        }
        if let high = bound("maximum"), double > high { return Self.at(path, "is too large") }
        if let high = bound("exclusiveMaximum"), double >= high {
            return Self.at(path, "is too large")
        }
        if let step = rules["multipleOf"]?.asInt64, step > 0, let integer = number.int64,
            integer % step != 0
        {
            return Self.at(path, "must be a multiple of \(step)")
        }
        return nil
    }

    /// Too short or too long: characters of a text, elements of an array, members of an object.
    private func sizeFault(_ value: JSONValue, _ rules: JSONObject, _ path: String) -> String? {
        switch value {
        case .string(let text):
            // Counting a long text is work: only when it is asked for.
            guard rules["minLength"] != nil || rules["maxLength"] != nil else { return nil }
            return lengthFault(
                text.unicodeScalars.count, rules, "minLength", "maxLength", path)
        case .array(let elements):
            return lengthFault(elements.count, rules, "minItems", "maxItems", path)
        case .object(let object):
            return lengthFault(object.count, rules, "minProperties", "maxProperties", path)
        case .null, .bool, .number: return nil
        }
    }

    private func lengthFault(
        _ length: Int, _ rules: JSONObject, _ low: String, _ high: String, _ path: String
    ) -> String? {
        if let least = rules[low]?.asInt64, length < least { return Self.at(path, "is too short") }
        if let most = rules[high]?.asInt64, length > most { return Self.at(path, "is too long") }
        return nil
    }

    private mutating func arrayFault(
        _ value: JSONValue, _ rules: JSONObject, _ path: String, _ depth: Int
    ) -> String? {
        guard case .array(let elements) = value else { return nil }
        if rules["uniqueItems"]?.asBool == true {
            // Objects hash alike, so the cost may be quadratic.
            charge(elements.count * elements.count / 64)
            guard !exhausted, Set(elements).count == elements.count else {
                return Self.at(path, "must not hold a value twice")
            }
        }
        let first = rules["prefixItems"]?.asArray ?? []
        for (index, element) in elements.enumerated() {
            let schema = index < first.count ? first[index] : rules["items"]
            guard let schema else { continue }
            if let fault = fault(element, schema, path: "\(path)/\(index)", depth: depth + 1) {
                return fault
            }
        }
        return nil
    }

    private mutating func objectFault(
        _ value: JSONValue, _ rules: JSONObject, _ path: String, _ depth: Int
    ) -> String? {
        guard case .object(let object) = value else { return nil }
        let required = rules["required"]?.asArray ?? []
        let known = rules["properties"]?.asObject ?? JSONObject()
        // Members are found by search.
        charge(object.count * (1 + (required.count + known.count) / 64))
        guard !exhausted else { return Self.at(path, "is too much work") }
        for name in required.compactMap(\.asString) where object[name] == nil {
            return Self.at("\(path)/\(name)", "is required")
        }
        let patterned = rules["patternProperties"] != nil
        for member in object {
            let schema = known[member.key] ?? (patterned ? nil : rules["additionalProperties"])
            guard let schema else { continue }
            let place = "\(path)/\(member.key)"
            if let fault = fault(member.value, schema, path: place, depth: depth + 1) {
                return fault
            }
        }
        return nil
    }

    private mutating func combinedFault(
        _ value: JSONValue, _ rules: JSONObject, _ path: String, _ depth: Int
    ) -> String? {
        if let text = rules["$ref"]?.asString {
            // Only within this schema: a reference to elsewhere is never fetched, and constrains
            // nothing here; the server still checks its own arguments.
            if text.hasPrefix("#"), let target = SchemaPointer.find(text, in: root),
                let fault = fault(value, target, path: path, depth: depth + 1)
            {
                return fault
            }
        }
        for schema in rules["allOf"]?.asArray ?? [] {
            if let fault = fault(value, schema, path: path, depth: depth + 1) { return fault }
        }
        if let schemas = rules["anyOf"]?.asArray,
            matches(value, schemas, path, depth, atMost: 1) == 0
        {
            return Self.at(path, "fits none of the allowed shapes")
        }
        if let schemas = rules["oneOf"]?.asArray,
            matches(value, schemas, path, depth, atMost: 2) != 1
        {
            return Self.at(path, "must fit exactly one of the allowed shapes")
        }
        if let schema = rules["not"], fault(value, schema, path: path, depth: depth + 1) == nil {
            return Self.at(path, "is not allowed")
        }
        return nil
    }

    /// How many schemas fit, counted up to `most`.
    private mutating func matches(
        _ value: JSONValue, _ schemas: [JSONValue], _ path: String, _ depth: Int, atMost most: Int
    ) -> Int {
        var found = 0
        for schema in schemas where found < most {
            if fault(value, schema, path: path, depth: depth + 1) == nil { found += 1 }
        }
        return found
    }
}
