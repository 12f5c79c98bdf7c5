package import ZhaohuDomain

/// The refusals that the wire itself gives, before a service has seen the command.
extension RefusalRule {
    /// The line is longer than `limit`; the rest of it is skipped.
    package static let lineTooLong = RefusalRule(
        "wire.line_too_long", .tooLong, "The line is too long; the rest of it was skipped.", "该行过长，其余部分已跳过。")
    /// A request has more than `limit` tokens.
    package static let tooManyArguments = RefusalRule(
        "wire.too_many_arguments", .tooLong, "The request has too many arguments.", "该请求的参数过多。")
    /// One argument is longer than `limit`.
    package static let argumentTooLong = RefusalRule(
        "wire.argument_too_long", .tooLong, "An argument is too long.", "某个参数过长。")
    /// The arguments of a request are together longer than `limit`.
    package static let requestTooLong = RefusalRule(
        "wire.request_too_long", .tooLong, "The arguments are too long together.", "参数总长度过长。")
    /// A quote is unbalanced, in the middle of a token, or has an escape that is not known; `column` is the byte.
    package static let badQuote = RefusalRule(
        "wire.bad_quote", .badValue, "A quote is unbalanced, misplaced, or has an unknown escape.",
        "引号不成对、位置不当或含有无法识别的转义。")
    /// The request is not valid UTF-8.
    package static let invalidUTF8 = RefusalRule(
        "wire.invalid_utf8", .badValue, "The request is not valid UTF-8.", "该请求不是有效的 UTF-8 文本。")
    /// The request contains a NUL byte.
    package static let nulByte = RefusalRule(
        "wire.nul_byte", .badValue, "The request contains a NUL byte.", "该请求含有空字节（NUL）。")
    /// Malformed RESP: framing is lost, the connection closes.
    package static let malformedRESP = RefusalRule(
        "wire.protocol", .protocol, "The request is not valid RESP; the connection closes.",
        "该请求不符合 RESP 格式，连接将关闭。")
    /// There is no such command.
    package static let unknownCommand = RefusalRule(
        "wire.unknown_command", .badCommand, "There is no such command; HELP lists them all.",
        "没有该命令，可用 HELP 查看全部命令。")
    /// The command has no such field.
    package static let unknownField = RefusalRule(
        "wire.unknown_field", .badField, "The command has no such field.", "该命令没有此字段。")
    /// A field is given twice.
    package static let duplicateField = RefusalRule(
        "wire.duplicate_field", .badField, "The field is given more than once.", "该字段重复出现。")
    /// An argument without `=` that the command has no place for.
    package static let strayArgument = RefusalRule(
        "wire.stray_argument", .badField, "An argument is not key=value; quote a value that contains spaces.",
        "某个参数不是“字段=值”的形式；含空格的值请加引号。")
    /// A required field is missing.
    package static let missingField = RefusalRule(
        "wire.missing_field", .missing, "A required field is missing.", "缺少必填字段。")
    /// A value is not of the field's type, or out of its bounds.
    package static let badValue = RefusalRule(
        "wire.bad_value", .badValue, "The value is not what the field expects.", "字段的值不符合要求。")
    /// The connection has not authenticated.
    package static let noAuth = RefusalRule(
        "wire.no_auth", .noAuth, "Log in first, with AUTH or HELLO.", "请先用 AUTH 或 HELLO 登录。")
    /// User or secret are wrong.
    package static let wrongPass = RefusalRule(
        "wire.wrong_pass", .wrongPass, "User or secret are wrong, or the user is disabled.", "用户名或口令错误，或用户已停用。")
    /// The protocol version asked for is neither 2 nor 3.
    package static let noProto = RefusalRule(
        "wire.no_proto", .noProto, "Only protocol versions 2 and 3 are spoken.", "仅支持协议版本 2 和 3。")
    /// The user's roles do not allow the command.
    package static let denied = RefusalRule(
        "wire.denied", .denied, "Your roles do not allow this command.", "您的角色无权使用该命令。")
    /// Too much is waiting; `after` seconds is a good time to try again.
    package static let busy = RefusalRule(
        "wire.busy", .busy, "The server is busy; send it again later.", "服务器繁忙，请稍后重发。")

    /// Every rule of the wire, for the table of refusals.
    package static let wireRules: [RefusalRule] = [
        .lineTooLong, .tooManyArguments, .argumentTooLong, .requestTooLong, .badQuote, .invalidUTF8, .nulByte,
        .malformedRESP, .unknownCommand, .unknownField, .duplicateField, .strayArgument, .missingField, .badValue,
        .noAuth, .wrongPass, .noProto, .denied, .busy, .unknownTopic, .tooManyTopics, .subscribed,
    ]
}
