package import ZhaohuDomain

extension Language {
    /// Chinese where the locale's name begins with `zh`, English elsewhere.
    package init(localeName: String) {
        self = localeName.lowercased().hasPrefix("zh") ? .chinese : .english
    }

    func pick(_ english: String, _ chinese: String) -> String { self == .chinese ? chinese : english }
}

/// The sentences of the client.
package struct ClientTexts: Sendable {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    private func say(_ english: String, _ chinese: String) -> String { language.pick(english, chinese) }

    /// What a failure means, in one sentence.
    package func describe(_ failure: ClientFailure) -> String {
        switch failure {
        case .unreachable(let address, let reason):
            say("cannot connect to \(address): \(reason)", "无法连接 \(address)：\(reason)")
        case .insecure(let reason): say("no secure connection: \(reason)", "无法建立安全连接：\(reason)")
        case .lost: say("the connection was lost before the answer came", "连接在收到答复之前断开")
        case .timedOut(let seconds): say("no answer within \(seconds) s", "\(seconds) 秒内没有答复")
        case .notOurProtocol(let reason):
            say("the other side is not a Zhaohu server: \(reason)", "对方不是照护服务：\(reason)")
        case .interrupted: say("interrupted; the outcome is not known", "已中断，结果未知")
        case .refused(let refusal): "\(refusal.code) \(refusal.sentence)"
        case .usage(let text): text
        }
    }

    /// In place of a file, whose bytes no terminal should see.
    package func fileNotShown(_ bytes: Int) -> String {
        say("a file of \(bytes) bytes; save it: zhaohu --output FILE …", "文件，共 \(bytes) 字节；请保存：zhaohu --output 文件名 …")
    }

    /// Said when an answer was put into a file.
    package func saved(_ path: String, _ bytes: Int) -> String {
        say("saved \(path), \(bytes) bytes", "已保存 \(path)，共 \(bytes) 字节")
    }

    /// What to do about a failure; nil when the sentence says it all.
    package func advice(_ failure: ClientFailure) -> String? {
        switch failure {
        case .unreachable:
            say(
                "is zhaohud running? Check --host and --port, then try again",
                "请确认 zhaohud 正在运行，检查 --host 与 --port 后重试")
        case .lost, .timedOut, .interrupted:
            say(
                "a change may or may not have been made: look first, or send it again with the same op=",
                "变更可能已生效也可能未生效：请先查询，或用相同的 op= 重发")
        case .insecure: say("check --ca and that the port is the TLS one", "请检查 --ca，并确认端口为 TLS 端口")
        case .notOurProtocol: say("check --port, and --tls", "请检查 --port 与 --tls")
        case .refused, .usage: nil
        }
    }

    /// What to do about a refusal that is not final.
    package func retryAdvice(_ refusal: RefusalAnswer) -> String {
        let wait = refusal.afterSeconds.map { $0 == $0.rounded() ? String(Int($0)) : String($0) }
        return wait.map {
            say("try again in \($0) s, with the same op= if you gave one", "请在 \($0) 秒后重试；若带有 op=，请保持不变")
        } ?? say("try again later, with the same op= if you gave one", "请稍后重试；若带有 op=，请保持不变")
    }

    package var whatNow: String { say("what now", "怎么办") }
    package var empty: String { say("(none)", "（无）") }
    package var notLoggedIn: String { say("not logged in", "未登录") }
    package var userPrompt: String { say("user: ", "用户名：") }
    package var passwordPrompt: String { say("password: ", "密码：") }
    package var unknownOutcome: String {
        say(
            "the connection was lost; without op= this line cannot safely be sent again",
            "连接已断开；此行没有 op=，不能安全重发")
    }
    package var shellHelp: String {
        say(
            "help NAME explains a command; login changes the user; quit leaves; Tab completes, twice lists",
            "help 命令名：说明命令；login：换用户；quit：退出；Tab 补全，连按两次列出")
    }
    package func welcome(_ identity: Identity, at endpoint: Endpoint) -> String {
        let server = [identity.server, identity.version].compactMap(\.self).joined(separator: " ")
        let shown = SafeText.oneLine(server.isEmpty ? endpoint.description : "\(server), \(endpoint)")
        return say(
            "Connected to \(shown). Tab completes, help lists the commands, quit leaves.\n",
            "已连接 \(shown)。Tab 补全，help 列出命令，quit 退出。\n")
    }
    package func noPassword(_ user: String) -> String {
        say(
            "no password for \(user): give --password-file or ZHAOHU_PASSWORD",
            "缺少 \(user) 的密码：请用 --password-file 或 ZHAOHU_PASSWORD")
    }
    package func line(_ number: Int) -> String { say("line \(number)", "第 \(number) 行") }
    package func stopped(_ line: Int) -> String {
        say(
            "stopped: nothing after line \(line) was sent (--keep-going goes on)",
            "已停止：第 \(line) 行之后未发送（--keep-going 可继续）")
    }
    package func notAnswered(_ first: Int, _ last: Int) -> String {
        say("lines \(first) to \(last) have no answer", "第 \(first) 至 \(last) 行没有答复")
    }

    /// Why a typed line was not sent.
    package func describe(_ problem: LineProblem) -> String {
        switch problem {
        case .unbalancedQuote: say("a quote is not closed", "引号没有闭合")
        case .badEscape:
            say(#"unknown escape after \; known: \n \r \t \" \\ \xHH"#, #"未知的转义；可用：\n \r \t \" \\ \xHH"#)
        case .textAfterQuote: say("a closing quote must be followed by a space", "右引号之后必须是空格")
        }
    }
}
