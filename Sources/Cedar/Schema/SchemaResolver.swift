/// Finds what the names of a schema stand for.
///
/// A name without `::` is looked for in its own namespace, then without one, then among the
/// built-in types; a common type goes before an entity type of the same name.
struct SchemaResolver {
    private let syntax: SchemaSyntax
    private var common: [String: (namespace: [String], type: SchemaSyntax.TypeSyntax)] = [:]
    private var entities: Set<String> = []
    private var actions: Set<EntityUID> = []

    /// How many common types may stand for each other in a row: deeper is taken for a cycle.
    private static let depthMax = 64

    init(_ syntax: SchemaSyntax) throws(ParseError) {
        self.syntax = syntax
        for (namespace, declaration) in syntax.declarations {
            switch declaration {
            case .type(let name, let type):
                let full = Self.join(namespace, name.parts)
                guard common.updateValue((namespace, type), forKey: full) == nil else {
                    throw ParseError("the type `\(full)` is declared twice", at: name.span)
                }
            case .entity(let entity):
                for name in entity.names {
                    let full = Self.join(namespace, name.parts)
                    guard entities.insert(full).inserted else {
                        throw ParseError("the entity `\(full)` is declared twice", at: name.span)
                    }
                }
            case .action(let action):
                actions.formUnion(action.names.map { Self.action(namespace, $0) })
            }
        }
    }

    func schema() throws(ParseError) -> Schema {
        var entityTypes: [EntityTypeName: SchemaEntityType] = [:]
        var actions: [EntityUID: SchemaAction] = [:]
        for (namespace, declaration) in syntax.declarations {
            switch declaration {
            case .type: break
            case .entity(let entity):
                let type = SchemaEntityType(
                    attributes: try attributes(entity.shape, in: namespace),
                    tags: try optional(entity.tags, in: namespace), ids: entity.ids)
                for name in entity.names {
                    entityTypes[EntityTypeName(parts: namespace + name.parts)] = type
                }
            case .action(let action):
                let parents = Set(action.parents.map { parent($0, in: namespace) })
                let context = try attributes(action.context, in: namespace)
                for name in action.names {
                    actions[Self.action(namespace, name)] = SchemaAction(
                        parents: parents, context: context)
                }
            }
        }
        return Schema(entityTypes: entityTypes, actions: actions)
    }

    private static func join(_ namespace: [String], _ parts: [String]) -> String {
        (namespace + parts).joined(separator: "::")
    }

    private static func action(_ namespace: [String], _ id: String) -> EntityUID {
        EntityUID(type: EntityTypeName(parts: namespace + ["Action"]), id: id)
    }

    private func parent(
        _ reference: SchemaSyntax.ActionReference, in namespace: [String]
    ) -> EntityUID {
        if reference.type.isEmpty { return Self.action(namespace, reference.id) }
        let near = EntityUID(
            type: EntityTypeName(parts: namespace + reference.type), id: reference.id)
        if actions.contains(near) { return near }
        return EntityUID(type: EntityTypeName(parts: reference.type), id: reference.id)
    }

    private func attributes(
        _ type: SchemaSyntax.TypeSyntax?, in namespace: [String]
    ) throws(ParseError) -> [SchemaAttribute] {
        try optional(type, in: namespace)?.attributes ?? []
    }

    private func optional(
        _ type: SchemaSyntax.TypeSyntax?, in namespace: [String]
    ) throws(ParseError) -> SchemaType? {
        guard let type else { return nil }
        return try resolve(type, in: namespace, depth: 0)
    }

    private func resolve(
        _ type: SchemaSyntax.TypeSyntax, in namespace: [String], depth: Int
    ) throws(ParseError) -> SchemaType {
        switch type {
        case .set(let element):
            return .set(try resolve(element, in: namespace, depth: depth))
        case .record(let attributes):
            var result: [SchemaAttribute] = []
            for attribute in attributes {
                let type = try resolve(attribute.type, in: namespace, depth: depth)
                result.append(
                    SchemaAttribute(
                        name: attribute.name, type: type, isRequired: attribute.isRequired))
            }
            return .record(result)
        case .named(let path):
            return try resolve(path, in: namespace, depth: depth)
        }
    }

    private func resolve(
        _ path: SchemaSyntax.Path, in namespace: [String], depth: Int
    ) throws(ParseError) -> SchemaType {
        if path.parts.first == "__cedar" {
            if path.parts.count == 2, let type = SchemaType(builtin: path.parts[1]) { return type }
            throw ParseError("there is no such built-in type", at: path.span)
        }
        let isNear = path.parts.count == 1 && !namespace.isEmpty
        for scope in isNear ? [namespace, []] : [[]] {
            let name = Self.join(scope, path.parts)
            if let (home, type) = common[name] {
                guard depth < Self.depthMax else {
                    throw ParseError("the type `\(name)` stands for itself", at: path.span)
                }
                return try resolve(type, in: home, depth: depth + 1)
            }
            if entities.contains(name) { return .entity(EntityTypeName(parts: scope + path.parts)) }
        }
        if path.parts.count == 1, let type = SchemaType(builtin: path.parts[0]) { return type }
        throw ParseError(
            "there is no type `\(path.parts.joined(separator: "::"))`", at: path.span)
    }
}
