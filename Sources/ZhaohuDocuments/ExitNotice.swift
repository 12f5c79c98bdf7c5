package import ZhaohuDomain

/// The public notice that a company has left.
package struct ExitNotice: Sendable {
    package let exit: ExitID
    package let company: String
    package let grounds: ExitGrounds
    package let decidedOn: Day?
    /// The last day of care.
    package let lastDay: Day?
    /// The day on which the bar ends; nil without one.
    package let barUntil: Day?
    package let publishedOn: Day?
    /// Clients who went to another company.
    package let moved: Int

    package init(
        exit: ExitID, company: String, grounds: ExitGrounds, decidedOn: Day?, lastDay: Day?, barUntil: Day?,
        publishedOn: Day?, moved: Int
    ) {
        self.exit = exit
        self.company = company
        self.grounds = grounds
        self.decidedOn = decidedOn
        self.lastDay = lastDay
        self.barUntil = barUntil
        self.publishedOn = publishedOn
        self.moved = moved
    }

    /// The notice as plain text.
    package func text(_ language: Language) -> String {
        ([title(language), ""] + sentences(language)).joined(separator: "\n") + "\n"
    }

    /// The notice as a page for a browser or a printer.
    package func html(_ language: Language) -> String {
        let paragraphs = sentences(language).map { "<p>\(HTMLText.escaped($0))</p>" }.joined(separator: "\n")
        return HTMLPage(
            title: title(language), body: "<h1>\(HTMLText.escaped(title(language)))</h1>\n\(paragraphs)",
            language: language.rawValue
        ).text
    }

    private func title(_ language: Language) -> String {
        language == .chinese ? "关于长期护理保险定点服务机构退出的公告" : "Notice: a designated care company has left"
    }

    private func sentences(_ language: Language) -> [String] {
        let days = [decidedOn, lastDay, barUntil, publishedOn].map { $0?.description ?? "—" }
        if language == .chinese {
            return [
                "\(company)不再承担长期护理保险服务。退出事由：\(reason(language))。文号：\(exit)。",
                "决定日期：\(days[0])。最后服务日：\(days[1])。",
                "原服务对象\(moved)人已全部由其他定点机构接续服务，照护不中断。",
                barUntil == nil ? "该机构可依规定重新申请定点。" : "在\(days[2])之前不受理该机构的定点申请。", "发布日期：\(days[3])。",
            ]
        }
        return [
            "\(company) no longer gives care under the long-term-care insurance. Grounds: \(reason(language)). "
                + "Reference: \(exit).",
            "Decided on \(days[0]). Last day of care: \(days[1]).",
            "\(moved) clients went to other designated companies without a day of care missed.",
            barUntil == nil
                ? "The company may apply again under the usual rules."
                : "No application of the company is accepted before the end of \(days[2]).",
            "Published on \(days[3]).",
        ]
    }

    private func reason(_ language: Language) -> String {
        let words: (zh: String, en: String) =
            switch grounds {
            case .score: ("考核评分不达标", "score below the line")
            case .satisfaction: ("满意度不达标", "satisfaction below the line")
            case .breach: ("违反服务协议", "breach of the agreement")
            case .veto: ("一票否决事项", "a veto of the scorecard")
            case .fraud: ("欺诈骗取长护基金", "fraud on the fund")
            case .licenceLost: ("丧失执业资质", "licence lost")
            case .agreementEnded: ("协议期满不再续签", "agreement ended")
            case .insolvent: ("无力继续经营", "insolvent")
            case .voluntary: ("机构自愿退出", "by its own wish")
            }
        return language == .chinese ? words.zh : words.en
    }
}
