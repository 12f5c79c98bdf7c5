internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuSpreadsheets

/// The satisfaction report as a spreadsheet: a sheet for each table, and one that says where it comes from.
enum SatisfactionWorkbook {
    static func bytes(_ document: SatisfactionDocument) throws -> [UInt8] {
        let tables = document.sections.map { section in
            Workbook.Sheet(
                name: section.title, lines: [section.title] + section.explanation, header: section.header,
                rows: section.rows.map { $0.map(cell) }, marked: section.marked)
        }
        let about = Workbook.Sheet(
            name: document.title, lines: [document.title] + document.facts + document.closing, header: [], rows: [])
        return try Workbook(
            title: document.title, author: document.origin.madeBy,
            createdAt: Int(document.origin.instant.microseconds / 1_000_000), sheets: tables + [about]
        ).bytes()
    }

    private static func cell(_ cell: ReportCell) -> Workbook.Cell {
        cell.number.map { .number($0, decimals: cell.decimals) } ?? .text(cell.text)
    }
}
