public import Agency

/// One line back to the client on the people's socket, as JSON.
public enum PeopleReply: Sendable, Hashable, Codable {
    /// For `lineages`
    case lineages([LineageView])
    /// For `asks`
    case asks([AskView])
    /// For `answer`, `addPerson`, `erase`, `upgrade`, `shutDown`
    case done
    /// For `answer` when another person must agree
    case noted
    /// For `order`, `correct`
    case receipt(OrderReceipt)
    /// For `backUp`
    case backup(BackupView)
    /// For `limits`
    case purses([PurseView])
    /// For `charter`
    case charter(CharterRecord?)
    /// For `people`
    case people([PersonRecord])
    /// For `run`
    case started(lineage: LineageID, lease: LeaseID)
    /// For `entries`
    case entries([EntryView])
    /// For `log`
    case log(LogView)
    /// The request was refused.
    case refused(code: String, sentence: String)
}
