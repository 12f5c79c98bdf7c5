package import ZhaohuDomain

/// The report on agreement as a page to print.
package enum AgreementPage {
    /// The whole page.
    package static func html(_ sections: AgreementSections, language: Language) -> String {
        var body = ["<h1>\(HTMLText.escaped(sections.title))</h1>"]
        body += sections.facts.map { "<p class=\"note\">\(HTMLText.escaped($0))</p>" }
        for part in sections.parts {
            body.append("<h2>\(HTMLText.escaped(part.title))</h2>")
            body.append("<p class=\"note\">\(HTMLText.escaped(part.explanation))</p>")
            if !part.rows.isEmpty {
                body.append(
                    HTMLTable.text(
                        head: part.header, rows: part.rows.map(\.cells), numbers: part.numbers,
                        marked: Set(part.rows.indices.filter { part.rows[$0].isMarked })))
            }
            body += part.notes.map { "<p>\(HTMLText.escaped($0))</p>" }
        }
        body += sections.closing.map { "<p class=\"note\">\(HTMLText.escaped($0))</p>" }
        return HTMLPage(title: sections.title, body: body.joined(separator: "\n"), language: language.rawValue).text
    }
}
