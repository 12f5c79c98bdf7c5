import Foundation
import ZhaohuDomain

/// Small instruments of each kind of rule, as documents that tests change.
enum Toy {
    static func instrument(_ document: String) throws -> Instrument {
        try JSONDecoder().decode(Instrument.self, from: Data(document.utf8))
    }

    /// What decoding complains about; nil when it does not.
    static func complaint(_ document: String) -> String? {
        do {
            _ = try instrument(document)
            return nil
        } catch DecodingError.dataCorrupted(let context) {
            return context.debugDescription
        } catch {
            return "\(error)"
        }
    }

    private static func item(_ code: String, _ scores: [Int]) -> String {
        let options = scores.map { #"{"score": \#($0), "textZh": "选\#($0)", "textEn": "option \#($0)"}"# }
        return
            #"{"code": "\#(code)", "nameZh": "\#(code)", "nameEn": "\#(code)", "options": [\#(options.joined(separator: ", "))]}"#
    }

    private static func band(_ number: Int, _ ends: ClosedRange<Int>? = nil) -> String {
        let ends = ends.map { #", "lower": \#($0.lowerBound), "upper": \#($0.upperBound)"# } ?? ""
        return
            #"{"code": "b\#(number)", "number": \#(number)\#(ends), "nameZh": "档\#(number)", "nameEn": "band \#(number)"}"#
    }

    private static func dimension(_ code: String, _ items: [String], _ bands: [String], _ more: String = "") -> String {
        """
        {"code": "\(code)", "nameZh": "\(code)", "nameEn": "\(code)", "items": [\(items.joined(separator: ", "))],
         "bands": [\(bands.joined(separator: ", "))]\(more)}
        """
    }

    private static func document(_ id: String, _ dimensions: [String], grades: Int, rule: String) -> String {
        let grades = (0..<grades).map {
            #"{"number": \#($0), "code": "g\#($0)", "nameZh": "级\#($0)", "nameEn": "grade \#($0)"}"#
        }
        return """
            {"id": "\(id)", "version": "1", "source": "test", "verified": false, "titleZh": "\(id)", "titleEn": "\(id)",
             "dimensions": [\(dimensions.joined(separator: ",\n"))],
             "grades": [\(grades.joined(separator: ", "))],
             "hints": [{"id": "odd", "when": [{"of": ["body.a"], "in": [2]}, {"of": ["mind.c", "mind.d"], "in": [2], "atLeast": 1}],
                        "textZh": "是否矛盾？", "textEn": "Do these go together?"}],
             "gradeRule": \(rule)}
            """
    }

    /// `body` sums up (higher is better), `mind` has a table of conditions, `points` is measured (higher is worse).
    static let table = document(
        "toy-table",
        [
            dimension(
                "body", [item("body.a", [0, 1, 2]), item("body.b", [0, 2])],
                [band(0, 3...4), band(1, 1...2), band(2, 0...0)]),
            dimension(
                "mind", [item("mind.c", [0, 1, 2]), item("mind.d", [0, 1, 2])], [band(0), band(1), band(2)],
                """
                , "higherIs": "worse", "bandRows": [
                    {"when": [{"of": ["mind.c", "mind.d"], "in": [2], "atLeast": 1}], "gives": 2},
                    {"when": [{"of": ["mind.c", "mind.d"], "in": [0]}], "gives": 0},
                    {"when": [], "gives": 1}]
                """),
            dimension(
                "points",
                [
                    #"{"code": "points.p", "nameZh": "分", "nameEn": "points", "measure": {"lower": 0, "upper": 1000, "divisor": 10, "unitZh": "分", "unitEn": "points"}}"#
                ], [band(0, 0...449), band(1, 450...1_000)]),
        ], grades: 3,
        rule: """
            {"kind": "table", "rows": [
                {"when": [{"of": ["body"], "in": [2]}], "gives": 2},
                {"when": [{"of": ["body", "mind", "points"], "in": [1], "atLeast": 2}], "gives": 1},
                {"when": [], "gives": 0}]}
            """)

    /// Quarter points; of `mind` and `mood` only the higher counts.
    static let weighted = document(
        "toy-weighted",
        [
            dimension(
                "body", [item("body.a", [0, 1, 2]), item("body.b", [0, 1])],
                [band(0, 0...0), band(1, 1...2), band(2, 3...3)]),
            dimension("mind", [item("mind.c", [0, 2]), item("mind.d", [0, 2])], [band(0, 0...0), band(1, 2...4)]),
            dimension("mood", [item("mood.e", [0, 1, 3])], [band(0, 0...1), band(1, 3...3)]),
        ], grades: 3,
        rule: """
            {"kind": "weighted", "divisor": 4, "groups": [
                [{"dimension": "body", "points": [0, 10, 20]}],
                [{"dimension": "mind", "points": [0, 5]}, {"dimension": "mood", "points": [0, 15]}]],
             "from": [0, 10, 25]}
            """)
}
