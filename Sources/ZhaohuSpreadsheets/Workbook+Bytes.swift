internal import CXLSXWriter
internal import Foundation

extension Workbook {
    /// The file's bytes.
    ///
    /// The library writes files only, so the file is made in a folder of its own and removed again.
    ///
    /// - Throws: ``SpreadsheetFailure`` when it cannot be written: no room, no rights.
    package func bytes() throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zhaohu-\(UUID().uuidString)")
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: attributes)
        // What cannot be removed is left to whoever cleans the temporary folder.
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "book.xlsx").path
        try write(to: path, temporary: folder.path)
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private func write(to path: String, temporary: String) throws {
        let code = temporary.withCString { folder -> lxw_error in
            var options = lxw_workbook_options()
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            guard let book = workbook_new_opt(path, &options) else { return LXW_ERROR_MEMORY_MALLOC_FAILED }
            describe(book)
            let styles = SheetStyles(book)
            for (number, sheet) in sheets.enumerated() {
                guard let page = workbook_add_worksheet(book, Self.safeName(sheet.name, number)) else { continue }
                SheetWriter(page: page, styles: styles).write(sheet)
            }
            return workbook_close(book)
        }
        guard code == LXW_NO_ERROR else {
            let sentence = lxw_strerror(code).map { String(cString: $0) } ?? "unknown"
            throw SpreadsheetFailure(code: Int(code.rawValue), detail: sentence)
        }
    }

    private func describe(_ book: UnsafeMutablePointer<lxw_workbook>) {
        title.withCString { title in
            author.withCString { author in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.author = UnsafeMutablePointer(mutating: author)
                properties.created = time_t(createdAt)
                workbook_set_properties(book, &properties)
            }
        }
    }

    /// A name that every reader takes: short enough, without the seven characters, and no other sheet's.
    private static func safeName(_ name: String, _ number: Int) -> String {
        let plain = name.filter { !"[]:*?/\\'".contains($0) }
        return "\(number + 1) " + String(plain.prefix(26))
    }
}

/// The looks of cells.
struct SheetStyles {
    let title: UnsafeMutablePointer<lxw_format>?
    let header: UnsafeMutablePointer<lxw_format>?
    private let plain: [UnsafeMutablePointer<lxw_format>?]
    private let strong: [UnsafeMutablePointer<lxw_format>?]

    private static let formats = ["0", "0.0", "0.00", "0.000", "0.0000", "0.00000", "0.000000"]

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        title = workbook_add_format(book)
        format_set_bold(title)
        header = workbook_add_format(book)
        format_set_bold(header)
        format_set_text_wrap(header)
        format_set_bg_color(header, 0xF0F3F6)
        format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
        func numbers(isStrong: Bool) -> [UnsafeMutablePointer<lxw_format>?] {
            Self.formats.map { pattern in
                let format = workbook_add_format(book)
                format_set_num_format(format, pattern)
                if isStrong {
                    format_set_bold(format)
                    format_set_bg_color(format, 0xFFF4D6)
                }
                return format
            }
        }
        plain = numbers(isStrong: false)
        strong = numbers(isStrong: true)
    }

    func cell(decimals: Int, isMarked: Bool) -> UnsafeMutablePointer<lxw_format>? {
        (isMarked ? strong : plain)[min(max(decimals, 0), Self.formats.count - 1)]
    }
}

/// Writes one sheet.
struct SheetWriter {
    let page: UnsafeMutablePointer<lxw_worksheet>
    let styles: SheetStyles

    func write(_ sheet: Workbook.Sheet) {
        for (row, line) in sheet.lines.enumerated() {
            worksheet_write_string(page, UInt32(row), 0, line, row == 0 ? styles.title : nil)
        }
        worksheet_set_landscape(page)
        worksheet_set_paper(page, 9)
        worksheet_fit_to_pages(page, 1, 0)
        guard !sheet.header.isEmpty else { return }
        let top = UInt32(sheet.lines.count + (sheet.lines.isEmpty ? 0 : 1))
        for (column, title) in sheet.header.enumerated() {
            worksheet_write_string(page, top, UInt16(column), title, styles.header)
            worksheet_set_column(page, UInt16(column), UInt16(column), width(sheet, column), nil)
        }
        for (index, row) in sheet.rows.enumerated() {
            for (column, cell) in row.enumerated() {
                write(cell, top + 1 + UInt32(index), UInt16(column), isMarked: sheet.marked.contains(index))
            }
        }
        worksheet_freeze_panes(page, top + 1, 1)
        worksheet_repeat_rows(page, top, top)
    }

    private func write(_ cell: Workbook.Cell, _ row: UInt32, _ column: UInt16, isMarked: Bool) {
        switch cell {
        case .text(let text):
            worksheet_write_string(page, row, column, text, styles.cell(decimals: 0, isMarked: isMarked))
        case .number(let number, let decimals):
            worksheet_write_number(page, row, column, number, styles.cell(decimals: decimals, isMarked: isMarked))
        }
    }

    /// Wide enough for most cells; a Chinese character takes two places.
    private func width(_ sheet: Workbook.Sheet, _ column: Int) -> Double {
        let widths = sheet.rows.prefix(200).map { row -> Int in
            guard row.indices.contains(column), case .text(let text) = row[column] else { return 9 }
            return text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 2 : 1) }
        }
        return Double(min(44, max(9, widths.max() ?? 9)) + 2)
    }
}
