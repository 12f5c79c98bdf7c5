internal import ZhaohuDomain

/// The satisfaction report as a page to look at and to print; nothing is fetched from anywhere.
package enum SatisfactionPage {
    /// The whole page.
    package static func html(_ document: SatisfactionDocument) -> String {
        var body = ["<style>\(style)</style>", "<h1>\(HTMLText.escaped(document.title))</h1>"]
        body += document.facts.map { "<p class=\"note\">\(HTMLText.escaped($0))</p>" }
        let plots = SatisfactionPlots(report: document.report, words: document.words)
        for (index, section) in document.sections.enumerated() {
            body.append(
                "<section class=\"\(index == 0 ? "first" : "part")\"><h2>\(HTMLText.escaped(section.title))</h2>")
            body += section.explanation.map { "<p class=\"note\">\(HTMLText.escaped($0))</p>" }
            if !section.rows.isEmpty {
                body.append(
                    HTMLTable.text(
                        head: section.header, rows: section.rows.map { $0.map(\.text) }, numbers: section.numbers,
                        marked: section.marked))
            }
            body.append("</section>")
            if index == 0 { body.append(plots.figures) }
        }
        body.append("<footer>")
        body += document.closing.map { "<p class=\"note\">\(HTMLText.escaped($0))</p>" }
        body.append("</footer>")
        return HTMLPage(
            title: document.title, body: body.joined(separator: "\n"), language: document.language.rawValue
        ).text
    }

    private static let style = """
        body { max-width: 84rem; } table { font-size: .86rem; } th, td { padding: .22rem .45rem; }
        tbody th { font-weight: 500; } .note { margin: .25rem 0; } code { overflow-wrap: anywhere; }
        figure { margin: 1.2rem 0; max-width: 60rem; } svg { width: 100%; height: auto; font-size: 12px; }
        svg text { fill: #1b1f24; } .grid { stroke: #e1e5ea; } .mean { stroke: #57606a; stroke-dasharray: 5 4; }
        .whisker { stroke: #0b62a4; stroke-width: 2; } .dot { fill: #0b62a4; stroke: #0b62a4; stroke-width: 1.5; }
        .few .dot { fill: #fff; } .few .whisker { stroke-dasharray: 3 2; }
        .line { fill: none; stroke: #0b62a4; stroke-width: 1; opacity: .5; }
        .limit { fill: none; stroke: #9a6700; stroke-width: 1.2; } .limit.warning { stroke-dasharray: 6 3; }
        .limit.alarm { stroke: #b42318; stroke-dasharray: 2 3; } .below { fill: #b42318; } .above { fill: #1a7f37; } .near { fill: #9a6700; }
        @page { size: A4 landscape; margin: 14mm 12mm; }
        @media print {
            thead { display: table-header-group; } tr, figure, figcaption { break-inside: avoid; }
            table { font-size: 7.6pt; } th, td { padding: .12rem .3rem; } section.part { break-before: auto; }
            svg { max-height: 150mm; } svg * { print-color-adjust: exact; }
        }
        """
}
