/// Cedar's `datetime`: an instant, in milliseconds since 1970-01-01T00:00:00Z (RFC 80).
public struct DatetimeValue: Sendable, Hashable, Comparable {
    /// Milliseconds since the Unix epoch, leap seconds not counted.
    public let milliseconds: Int64

    /// The instant this many milliseconds after the Unix epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads `YYYY-MM-DD`, or that followed by `Thh:mm:ss`, an optional `.SSS`, and `Z` or
    /// `±hhmm`; nil where malformed, where no such day or time exists, or for a leap second.
    public init?(_ text: String) {
        var fields = FixedFields(text)
        guard let year = fields.number(4), fields.skip("-"), let month = fields.number(2),
            fields.skip("-"), let day = fields.number(2),
            let days = Self.daysSinceEpoch(year: year, month: month, day: day)
        else { return nil }
        if fields.isAtEnd {
            milliseconds = days * Self.dayMilliseconds
            return
        }
        guard fields.skip("T"), let hour = fields.number(2), fields.skip(":"),
            let minute = fields.number(2), fields.skip(":"), let second = fields.number(2),
            hour < 24, minute < 60, second < 60
        else { return nil }
        var fraction: Int64 = 0
        if fields.skip(".") {
            guard let thousandths = fields.number(3) else { return nil }
            fraction = thousandths
        }
        guard let offsetMinutes = Self.offsetMinutes(&fields), fields.isAtEnd else { return nil }
        let minutes = hour * 60 + minute - offsetMinutes
        milliseconds = days * Self.dayMilliseconds + minutes * 60_000 + second * 1_000 + fraction
    }

    /// The instant `duration` later, nil on overflow.
    func offset(by duration: DurationValue) -> DatetimeValue? {
        let (sum, overflow) = milliseconds.addingReportingOverflow(duration.milliseconds)
        return overflow ? nil : DatetimeValue(milliseconds: sum)
    }

    /// The time from `other` to this instant, nil on overflow.
    func durationSince(_ other: DatetimeValue) -> DurationValue? {
        let (difference, overflow) = milliseconds.subtractingReportingOverflow(other.milliseconds)
        return overflow ? nil : DurationValue(milliseconds: difference)
    }

    /// Midnight (UTC) of this instant's day, nil where that lies before the first instant.
    var midnight: DatetimeValue? {
        let (start, overflow) = milliseconds.subtractingReportingOverflow(timeOfDay.milliseconds)
        return overflow ? nil : DatetimeValue(milliseconds: start)
    }

    /// The time since midnight (UTC), at least zero and less than a day.
    var timeOfDay: DurationValue {
        let remainder = milliseconds % Self.dayMilliseconds
        return DurationValue(
            milliseconds: remainder < 0 ? remainder + Self.dayMilliseconds : remainder)
    }

    /// By value; text by bytes.
    public static func < (left: DatetimeValue, right: DatetimeValue) -> Bool {
        left.milliseconds < right.milliseconds
    }

    private static let dayMilliseconds: Int64 = 86_400_000

    private static func offsetMinutes(_ fields: inout FixedFields) -> Int64? {
        if fields.skip("Z") { return 0 }
        let east = fields.skip("+")
        guard east || fields.skip("-") else { return nil }
        guard let hours = fields.number(2), let minutes = fields.number(2), hours < 24,
            minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (east ? 1 : -1)
    }

    /// Days from 1970-01-01 in the proleptic Gregorian calendar, nil where the day does not exist.
    private static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64? {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month) else { return nil }
        let monthIndex = Int(month) - 1
        guard day >= 1, day <= lengths[monthIndex] else { return nil }
        let daysBeforeMonth = lengths[..<monthIndex].reduce(0, +)
        return daysBefore(year: year) - daysBefore(year: 1970) + Int64(daysBeforeMonth) + day - 1
    }

    /// Days from 0000-01-01 to the first of January of `year` (0 to 9999).
    private static func daysBefore(year: Int64) -> Int64 {
        let leapYears = year == 0 ? 0 : (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + 1
        return year * 365 + leapYears
    }
}
