/// One call of an extension function with values; also how entities JSON builds extension values.
struct ExtensionCall {
    let function: ExtensionFunction
    let arguments: [Value]
    let span: SourceSpan

    /// The result; throws where number, type or content of the arguments are wrong.
    func value() throws(EvaluationError) -> Value {
        guard arguments.count == function.argumentCount else {
            throw EvaluationError(
                .argumentCount(
                    function, expected: function.argumentCount, found: arguments.count),
                at: span)
        }
        switch function {
        case .decimal: return .decimal(try parse("decimal", DecimalValue.init))
        case .ip: return .ip(try parse("IP address", IPAddressValue.init))
        case .datetime: return .datetime(try parse("datetime", DatetimeValue.init))
        case .duration: return .duration(try parse("duration", DurationValue.init))
        case .lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual:
            return .bool(compare(try decimal(0), try decimal(1)))
        case .isIpv4: return .bool(try ip(0).family == .v4)
        case .isIpv6: return .bool(try ip(0).family == .v6)
        case .isLoopback: return .bool(try ip(0).isLoopback)
        case .isMulticast: return .bool(try ip(0).isMulticast)
        case .isInRange: return .bool(try ip(0).isInRange(try ip(1)))
        case .offset, .durationSince, .toDate, .toTime: return try datetimeMethod()
        case .toMilliseconds, .toSeconds, .toMinutes, .toHours, .toDays:
            return .long(try duration(0).milliseconds / millisecondsOfUnit)
        }
    }

    private func compare(_ left: DecimalValue, _ right: DecimalValue) -> Bool {
        switch function {
        case .lessThan: left < right
        case .lessThanOrEqual: left <= right
        case .greaterThan: left > right
        default: left >= right
        }
    }

    private func datetimeMethod() throws(EvaluationError) -> Value {
        let instant = try datetime(0)
        switch function {
        case .offset:
            return .datetime(try inRange(instant.offset(by: try duration(1))))
        case .durationSince:
            return .duration(try inRange(instant.durationSince(try datetime(1))))
        case .toDate:
            return .datetime(try inRange(instant.midnight))
        default:
            return .duration(instant.timeOfDay)
        }
    }

    /// Division by it rounds towards zero, as the SDK does.
    private var millisecondsOfUnit: Int64 {
        switch function {
        case .toSeconds: 1_000
        case .toMinutes: 60_000
        case .toHours: 3_600_000
        case .toDays: 86_400_000
        default: 1
        }
    }

    private func inRange<Result>(_ result: Result?) throws(EvaluationError) -> Result {
        guard let result else {
            throw EvaluationError(.function(function, "the result is out of range"), at: span)
        }
        return result
    }

    private func parse<Result>(
        _ name: String, _ read: (String) -> Result?
    ) throws(EvaluationError) -> Result {
        guard case .string(let text) = arguments[0] else { throw typeError("string", 0) }
        guard let result = read(text) else {
            throw EvaluationError(
                .function(function, "\(text.asCedarLiteral) is no \(name)"), at: span)
        }
        return result
    }

    private func decimal(_ index: Int) throws(EvaluationError) -> DecimalValue {
        guard case .decimal(let value) = arguments[index] else {
            throw typeError("decimal", index)
        }
        return value
    }

    private func ip(_ index: Int) throws(EvaluationError) -> IPAddressValue {
        guard case .ip(let value) = arguments[index] else { throw typeError("ipaddr", index) }
        return value
    }

    private func datetime(_ index: Int) throws(EvaluationError) -> DatetimeValue {
        guard case .datetime(let value) = arguments[index] else {
            throw typeError("datetime", index)
        }
        return value
    }

    private func duration(_ index: Int) throws(EvaluationError) -> DurationValue {
        guard case .duration(let value) = arguments[index] else {
            throw typeError("duration", index)
        }
        return value
    }

    private func typeError(_ expected: String, _ index: Int) -> EvaluationError {
        EvaluationError(
            .type(expected: [expected], found: arguments[index].typeName), at: span)
    }
}
