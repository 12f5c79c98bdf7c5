internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// The final account of a company as it is told and kept.
struct FinalAccountFields {
    let fields: [ReplyField]
    /// `claimed=…,approved=…`, for the procedure's row.
    let text: String

    init(_ context: CommandContext, _ provider: ProviderID) throws {
        fields = []
        text = ""
    }
}

/// The entry of a barred company in the credit list.
enum ExitCredit {
    static func write(_ desk: ExitDesk, until: Day) throws {}
}
