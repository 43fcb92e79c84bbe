import Agency

/// Amounts in words that people read.
enum Amount {
    /// `amount` of a quantity, with its unit.
    static func text(_ amount: Int64, of quantity: Quantity) -> String {
        switch quantity.unit {
        case .count: String(amount)
        case .money: decimal(amount, unit: 1_000_000, places: 6)
        case .time: span(amount)
        case .bytes: bytes(amount)
        }
    }

    /// A quantity's name in words.
    static func name(_ quantity: Quantity) -> String {
        quantity.rawValue.split(separator: "_").joined(separator: " ")
    }

    /// Nanoseconds as the largest fitting unit with one decimal.
    static func span(_ nanoseconds: Int64) -> String {
        let seconds = nanoseconds / 1_000_000_000
        switch seconds {
        case ..<1: return tenths(nanoseconds, unit: 1_000_000) + " ms"
        case ..<120: return tenths(nanoseconds, unit: 1_000_000_000) + " s"
        case ..<7200: return "\(seconds / 60) min"
        default: return tenths(seconds, unit: 3600) + " h"
        }
    }

    /// Bytes in binary units.
    static func bytes(_ count: Int64) -> String {
        switch count {
        case ..<1024: "\(count) B"
        case ..<(1 << 20): tenths(count, unit: 1 << 10) + " KiB"
        case ..<(1 << 30): tenths(count, unit: 1 << 20) + " MiB"
        default: tenths(count, unit: 1 << 30) + " GiB"
        }
    }

    /// A moment as UTC to the second (proleptic Gregorian calendar).
    static func moment(_ instant: Instant) -> String {
        let seconds = instant.nanoseconds / 1_000_000_000
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - day * 86_400
        let (year, month, date) = civil(day)
        return "\(year)-\(two(month))-\(two(date))T"
            + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    /// The date of a day counted from 1970-01-01 (H. Hinnant, "chrono-Compatible Low-Level Date
    /// Algorithms", civil_from_days).
    private static func civil(_ day: Int64) -> (Int64, Int64, Int64) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let date = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
    }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func tenths(_ amount: Int64, unit: Int64) -> String {
        let tenths = amount / unit * 10 + amount % unit * 10 / unit
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    /// A decimal with as many places as it needs, at least two.
    private static func decimal(_ amount: Int64, unit: Int64, places: Int) -> String {
        let magnitude = amount.magnitude
        let digits = String(magnitude % unit.magnitude)
        var fraction = String(repeating: "0", count: places - digits.count) + digits
        while fraction.count > 2, fraction.last == "0" { fraction.removeLast() }
        return (amount < 0 ? "-" : "") + "\(magnitude / unit.magnitude).\(fraction)"
    }
}
