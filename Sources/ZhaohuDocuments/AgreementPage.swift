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
            if !part.rows.isEmpty { body.append(table(part)) }
            body += part.notes.map { "<p>\(HTMLText.escaped($0))</p>" }
        }
        body += sections.closing.map { "<p class=\"note\">\(HTMLText.escaped($0))</p>" }
        return HTMLPage(title: sections.title, body: body.joined(separator: "\n"), language: language.rawValue).text
    }

    private static func table(_ part: AgreementSections.Part) -> String {
        let header = part.header.map { "<th>\(HTMLText.escaped($0))</th>" }.joined()
        let rows = part.rows.map { row in
            let cells = row.cells.enumerated().map { column, cell in
                "<td\(part.numbers.contains(column) ? " class=\"number\"" : "")>\(HTMLText.escaped(cell))</td>"
            }
            return "<tr\(row.isMarked ? " class=\"mark\"" : "")>\(cells.joined())</tr>"
        }
        return
            "<table>\n<thead><tr>\(header)</tr></thead>\n<tbody>\n\(rows.joined(separator: "\n"))\n</tbody>\n</table>"
    }
}
