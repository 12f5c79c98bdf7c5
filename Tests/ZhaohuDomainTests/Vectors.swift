import Testing

/// A worked case of Std-37: answers in form order, totals, bands, grade.
struct Vector: Sendable, CustomTestStringConvertible {
    let id: String
    let adl: [Int]
    let cognition: [Int]
    let perception: [Int]
    let totals: [Int]
    let bands: [Int]
    let grade: Int

    var testDescription: String { id }

    static let all: [Vector] = [
        Vector(
            id: "V01", adl: [10, 10, 5, 10, 10, 10, 15, 15, 10, 5], cognition: [4, 4, 4, 4],
            perception: [4, 4, 4], totals: [100, 16, 12], bands: [0, 0, 0], grade: 0),
        Vector(
            id: "V02", adl: [10, 10, 0, 10, 10, 10, 15, 15, 10, 5], cognition: [4, 4, 4, 4],
            perception: [4, 4, 4], totals: [95, 16, 12], bands: [1, 0, 0], grade: 1),
        Vector(
            id: "V03", adl: [10, 5, 5, 10, 10, 5, 5, 5, 5, 5], cognition: [4, 4, 4, 4],
            perception: [4, 4, 4], totals: [65, 16, 12], bands: [1, 0, 0], grade: 1),
        Vector(
            id: "V04", adl: [10, 5, 5, 10, 10, 5, 5, 5, 5, 0], cognition: [4, 4, 4, 4],
            perception: [4, 4, 4], totals: [60, 16, 12], bands: [2, 0, 0], grade: 2),
        Vector(
            id: "V05", adl: [5, 5, 5, 5, 5, 5, 5, 5, 5, 0], cognition: [3, 3, 3, 3],
            perception: [3, 3, 3], totals: [45, 12, 9], bands: [2, 1, 1], grade: 2),
        Vector(
            id: "V06", adl: [5, 5, 0, 5, 5, 5, 5, 5, 5, 0], cognition: [3, 3, 3, 3],
            perception: [3, 3, 3], totals: [40, 12, 9], bands: [3, 1, 1], grade: 3),
        Vector(
            id: "V07", adl: [5, 5, 0, 5, 5, 5, 5, 5, 5, 0], cognition: [1, 1, 1, 1],
            perception: [4, 4, 4], totals: [40, 4, 12], bands: [3, 1, 0], grade: 3),
        Vector(
            id: "V08", adl: [5, 5, 0, 5, 5, 5, 5, 5, 5, 0], cognition: [1, 1, 1, 0],
            perception: [4, 4, 4], totals: [40, 3, 12], bands: [3, 2, 0], grade: 4),
        Vector(
            id: "V09", adl: [5, 5, 0, 5, 5, 5, 5, 5, 5, 0], cognition: [1, 1, 0, 0],
            perception: [4, 4, 4], totals: [40, 2, 12], bands: [3, 2, 0], grade: 4),
        Vector(
            id: "V10", adl: [5, 5, 0, 5, 5, 5, 5, 5, 5, 0], cognition: [1, 0, 0, 0],
            perception: [4, 4, 4], totals: [40, 1, 12], bands: [3, 3, 0], grade: 5),
        Vector(
            id: "V11", adl: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], cognition: [4, 4, 4, 4],
            perception: [4, 4, 4], totals: [0, 16, 12], bands: [3, 0, 0], grade: 3),
        Vector(
            id: "V12", adl: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], cognition: [0, 0, 0, 0],
            perception: [0, 0, 0], totals: [0, 0, 0], bands: [3, 3, 3], grade: 5),
        Vector(
            id: "V13", adl: [5, 5, 0, 5, 5, 5, 5, 5, 5, 0], cognition: [4, 4, 4, 4],
            perception: [1, 1, 0], totals: [40, 16, 2], bands: [3, 0, 2], grade: 4),
        Vector(
            id: "V14", adl: [10, 10, 5, 10, 10, 10, 15, 15, 10, 5], cognition: [0, 0, 0, 0],
            perception: [4, 4, 4], totals: [100, 0, 12], bands: [0, 3, 0], grade: 1),
        Vector(
            id: "V15", adl: [10, 10, 0, 10, 10, 10, 15, 15, 10, 5], cognition: [0, 0, 0, 0],
            perception: [4, 4, 4], totals: [95, 0, 12], bands: [1, 3, 0], grade: 2),
        Vector(
            id: "V16", adl: [5, 5, 5, 5, 5, 5, 10, 10, 0, 0], cognition: [0, 0, 0, 0],
            perception: [4, 4, 4], totals: [50, 0, 12], bands: [2, 3, 0], grade: 3),
        Vector(
            id: "V17", adl: [5, 5, 5, 5, 5, 5, 10, 10, 0, 0], cognition: [1, 1, 0, 0],
            perception: [4, 4, 4], totals: [50, 2, 12], bands: [2, 2, 0], grade: 2),
        Vector(
            id: "V18", adl: [10, 10, 5, 10, 10, 10, 15, 15, 10, 5], cognition: [4, 4, 4, 3],
            perception: [4, 4, 4], totals: [100, 15, 12], bands: [0, 1, 0], grade: 0),
        Vector(
            id: "V19", adl: [10, 10, 5, 10, 10, 10, 15, 15, 10, 5], cognition: [4, 4, 4, 4],
            perception: [1, 1, 1], totals: [100, 16, 3], bands: [0, 0, 2], grade: 1),
    ]
}
