/// The closing sentences of a load; without any value of a person.
enum LoadText {
    static func loaded(_ path: String, _ rows: Int, seconds: Double) -> String {
        let tenths = Int(seconds * 10)
        return "Loaded \(path): \(grouped(rows)) persons in \(tenths / 10).\(tenths % 10) s, "
            + "\(grouped(LoadProgress.rate(rows, seconds))) rows/s."
    }

    static func found(_ path: String, _ findings: PersonFindings, rejects: String, isDry: Bool) -> String {
        guard findings.badRows > 0 else {
            if isDry {
                return "All \(grouped(findings.goodRows)) rows of \(path) are good; nothing was loaded (--dry)."
            }
            return
                "Nothing of \(path) was loaded: somebody changed the file or registered one of the persons meanwhile. "
                + "Load it again."
        }
        if findings.goodRows == 0, findings.onlyRegisteredRows == findings.badRows {
            return
                "Nothing of \(path) was loaded: each of its \(grouped(findings.badRows)) persons is registered already, "
                + "so it was loaded before. The list is in \(rejects)."
        }
        let more = findings.badCells > findings.shown.count ? ", …" : ""
        return """
            Bad: \(findings.shown.joined(separator: ", "))\(more)
            Nothing of \(path) was loaded: good rows \(grouped(findings.goodRows)), bad rows \(grouped(findings.badRows)).
            Bad cells, \(grouped(findings.badCells)) in all, are in \(rejects), each with the reason and the way out.
            Now: correct them in \(path) and load it again. Keep the rejects file safe; it holds personal data.
            """
    }

    private static func grouped(_ number: Int) -> String { LoadProgress.grouped(number) }
}
