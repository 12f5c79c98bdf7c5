extension CommandSpec {
    /// Commands that the session answers by itself, so that stock Redis clients connect unmodified.
    ///
    /// Their arguments are positional, as in Redis, and are read by the session, not by the field parser.
    package static let session: [CommandSpec] = [
        session(
            "HELLO", "Greets, picks RESP 2 or 3, and may log in", "问候、选择协议版本、可同时登录",
            replies: "server= version= proto= id= limits… purge= moved=", example: "HELLO 3 AUTH officer secret"),
        session("AUTH", "Logs in", "登录", replies: "OK", example: "AUTH officer secret"),
        CommandSpec(
            "SESSION.SET", .session, [],
            [
                FieldSpec("device", .text(max: 64), "id of the terminal"),
                FieldSpec("lang", .choice(["zh", "en"]), "language of texts"),
                FieldSpec("at", .instant, "the device's clock, to tell its skew"),
            ],
            summary: "Binds the device, picks the language, tells the clock skew", chinese: "绑定设备、选择语言、报告时钟偏差",
            replies: "device= lang= skew_ms= purge= moved=", example: "SESSION.SET device=T-0417 lang=zh"),
        session("PING", "Answers PONG, or the text", "连通测试", replies: "PONG", example: "PING"),
        session("ECHO", "Answers the text", "回显", replies: "text", example: "ECHO hello"),
        session("TIME", "Tells the server's time", "服务器时间", replies: "seconds microseconds", example: "TIME"),
        session("QUIT", "Says OK and closes", "退出", replies: "OK", example: "QUIT"),
        session(
            "RESET", "Forgets the login and the settings of the session", "重置会话", replies: "RESET", example: "RESET"),
        session("SELECT", "Accepts database 0, for stock clients", "仅支持 0 号库", replies: "OK", example: "SELECT 0"),
        session(
            "CLIENT", "SETNAME, GETNAME, SETINFO, ID, INFO, as in Redis", "客户端信息", replies: "as in Redis",
            example: "CLIENT SETNAME desk-1"),
        session("INFO", "Tells what the server is and how it is", "服务器状态", replies: "text", example: "INFO"),
        session(
            "COMMAND", "COUNT, LIST, INFO, DOCS: the table of commands", "命令表", replies: "as in Redis",
            example: "COMMAND DOCS VISIT.IN"),
        CommandSpec(
            "SUBSCRIBE", .session, [], target: FieldSpec("topic", .text(max: 64), required: true, topicHelp),
            [
                FieldSpec(
                    "from", .integer(SubscribeRequest.numbers),
                    "number of the last message that you have; goes on after it")
            ],
            summary: "Tells from now on what happens to topics, at most 64", chinese: "订阅主题，最多 64 个，有变化即推送",
            replies: "subscribe topic count, then message topic \"seq= at= …\"",
            example: "SUBSCRIBE schedule:C0042 from=771"),
        CommandSpec(
            "UNSUBSCRIBE", .session, [], target: FieldSpec("topic", .text(max: 64), topicHelp),
            summary: "Gives topics up, or all", chinese: "退订主题，不写主题则全部退订", replies: "unsubscribe topic count",
            example: "UNSUBSCRIBE schedule:C0042"),
        session("HELP", "Explains a command, or lists all", "帮助", replies: "text", example: "HELP VISIT.IN"),
        session(
            "DRY", "Runs every check of a command, tells the verdict, changes nothing", "试运行：只检查，不改变任何数据",
            replies: "as the command, with dry=1", example: "DRY PERSON.DIED P1 on=2017-06-01"),
    ]

    private static let topicHelp = "schedule:C0042 or provider:H01; several may follow each other"

    private static func session(
        _ name: String, _ summary: String, _ chinese: String, replies: String, example: String
    ) -> CommandSpec {
        CommandSpec(name, .session, [], summary: summary, chinese: chinese, replies: replies, example: example)
    }
}
