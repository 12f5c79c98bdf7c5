import ZhaohuDomain

/// The published figures of 2017 that the demo region reproduces, and the region itself.
enum Nantong {
    static let code = "320600"
    static let nameChinese = "南通市"
    static let nameEnglish = "Nantong"
    static let offsetHours = 8

    static let applicants = 5_539
    static let passed = 5_230
    static let youngest = 3
    static let oldest = 105
    static let visits = 190_000
    static let satisfied = 187_720
    static let caregivers = 2_104

    static let firstDay = day(2017, 1, 1)
    static let lastDay = day(2017, 12, 31)

    /// A day written in the source; a mistake there stops the program.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        guard let value = Day(year: year, month: month, day: day) else {
            preconditionFailure("a day in the demo's source does not exist")
        }
        return value
    }
}
