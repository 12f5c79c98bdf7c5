import Testing
import ZhaohuDomain

@Suite("Working days")
struct WorkingCalendarTests {
    let calendar: WorkingCalendar

    init() throws {
        calendar = try Shipped.calendar()
    }

    @Test(
        "terms across holidays end where a clerk counts them to by hand",
        arguments: [
            // start, working days, end: across Spring Festivals
            ("2017-01-20", 5, "2017-01-26"),  // Sunday 22 worked: 22, 23, 24, 25, 26
            ("2018-02-09", 3, "2018-02-13"),  // Sunday 11 worked: 11, 12, 13
            ("2020-01-20", 5, "2020-02-04"),  // 21, 22, 23; the holiday was extended to 2 February; 3, 4
            ("2021-02-10", 4, "2021-02-22"),  // 18, 19, Saturday 20 worked, 22
            ("2024-02-05", 5, "2024-02-18"),  // 6, 7, 8, 9 (the eve was worked), Sunday 18 worked
            ("2025-01-24", 5, "2025-02-07"),  // Sunday 26 worked, 27; 5, 6, 7 February
            ("2026-02-11", 5, "2026-02-25"),  // 12, 13, Saturday 14 worked; 24, 25
            ("2026-01-30", 30, "2026-03-19"),  // 5 + 5 + Sat 14 + 4 + Sat 28 + 5 + 5 + 4
            // across National Days and others
            ("2017-09-28", 5, "2017-10-11"),  // 29, Saturday 30 worked; 9, 10, 11
            ("2019-04-26", 5, "2019-05-06"),  // Sunday 28 worked, 29, 30; Sunday 5 May worked, 6
            ("2023-09-27", 5, "2023-10-10"),  // 28; Saturday 7 and Sunday 8 worked; 9, 10
            ("2026-09-30", 5, "2026-10-13"),  // 8, 9, Saturday 10 worked; 12, 13
            ("2018-12-28", 2, "2019-01-02"),  // Saturday 29 worked; 2 January
            // an ordinary week
            ("2026-03-06", 5, "2026-03-13"), ("2026-03-07", 1, "2026-03-09"), ("2026-03-09", 0, "2026-03-09"),
        ])
    func terms(start: String, count: Int, end: String) throws {
        #expect(calendar.day(count, workingDaysAfter: try day(start)) == (try day(end)))
    }

    @Test("counted back, a term has as many working days as it was given, and ends on a working day")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 31)
        let first = try day("2015-01-01").number
        for _ in 0..<4_000 {
            let start = Day(number: first + Int.random(in: 0..<5_000, using: &generator))
            let count = Int.random(in: 0...300, using: &generator)
            let end = calendar.day(count, workingDaysAfter: start)
            #expect(calendar.workingDays(from: start, to: end) == count)
            #expect(calendar.workingDays(from: end, to: start) == -count)
            #expect(count == 0 ? end == start : calendar.isWorkingDay(end))
        }
    }

    @Test("counting day by day comes to the same")
    func dayByDay() throws {
        var generator = SeededGenerator(seed: 7)
        let first = try day("2016-01-01").number
        for _ in 0..<300 {
            let start = Day(number: first + Int.random(in: 0..<3_900, using: &generator))
            let length = Int.random(in: 1...90, using: &generator)
            let counted = (1...length).count { offset in
                let day = start.advanced(by: offset)
                return switch calendar.row(day)?.kind {
                case .holiday: false
                case .workday: true
                case nil: day.weekday <= 5
                }
            }
            #expect(calendar.workingDays(from: start, to: start.advanced(by: length)) == counted)
        }
    }

    @Test("what is left is 0 on the due day and negative once a working day has passed")
    func left() throws {
        let due = try day("2026-02-13")
        #expect(calendar.workingDays(from: try day("2026-02-11"), to: due) == 2)
        #expect(calendar.workingDays(from: due, to: due) == 0)
        #expect(calendar.workingDays(from: try day("2026-02-14"), to: due) == -1)
        #expect(calendar.workingDays(from: try day("2026-02-23"), to: due) == -1)
        #expect(calendar.workingDays(from: try day("2026-02-24"), to: due) == -2)
    }

    @Test("a year without its notice is Monday to Friday, and a term that touches it is assumed")
    func unknownYears() throws {
        #expect(calendar.knownYears == Set(2016...2026))
        #expect(calendar.isWorkingDay(try day("2027-01-01")))
        #expect(!calendar.isWorkingDay(try day("2027-01-02")))
        #expect(calendar.deadline(5, workingDaysAfter: try day("2026-12-21")).isAssumed == false)
        let over = calendar.deadline(10, workingDaysAfter: try day("2026-12-24"))
        #expect(over == Deadline(day: try day("2027-01-07"), isAssumed: true))
        let empty = WorkingCalendar()
        #expect(empty.deadline(5, workingDaysAfter: try day("2026-02-13")).day == (try day("2026-02-20")))
        // The notice for 2019 made 29 December 2018 a workday; that alone tells nothing of the rest of 2018.
        let december = WorkingCalendar([
            CalendarRow(day: try day("2018-12-29"), kind: .workday, name: "元旦"),
            CalendarRow(day: try day("2019-01-01"), kind: .holiday, name: "元旦"),
        ])
        #expect(december.knownYears == [2019])
        #expect(december.isWorkingDay(try day("2018-12-29")))
    }

    @Test("weeks before 1970 are counted like any others")
    func longAgo() throws {
        // Friday 19 December 1969: 22 to 26, 29.
        #expect(calendar.day(6, workingDaysAfter: try day("1969-12-19")) == (try day("1969-12-29")))
        #expect(calendar.workingDays(from: try day("1969-12-14"), to: try day("1969-12-28")) == 10)
        #expect(calendar.isWorkingDay(try day("1969-12-26")))
        #expect(!calendar.isWorkingDay(try day("1969-12-27")))
    }

    @Test("ten thousand terms of a decade cost next to nothing")
    func speed() throws {
        let start = try day("2016-01-01")
        let clock = ContinuousClock()
        let spent = clock.measure {
            for offset in 0..<10_000 { _ = calendar.day(30, workingDaysAfter: start.advanced(by: offset % 3_000)) }
        }
        #expect(spent < .seconds(2), "10,000 terms took \(spent)")
    }
}

@Suite("The calendar that comes with the program")
struct ChinaCalendarTests {
    let rows: [CalendarRow]
    let calendar: WorkingCalendar

    init() throws {
        rows = try Shipped.calendarRows()
        calendar = WorkingCalendar(rows)
    }

    @Test("every day worked is a weekend day within three weeks of the holiday it makes up for")
    func workdays() {
        for row in rows where row.kind == .workday {
            #expect(row.day.isWeekend)
            let near = rows.filter {
                $0.kind == .holiday && $0.name == row.name && abs($0.day.number - row.day.number) <= 21
            }
            #expect(!near.isEmpty, "\(row.day) makes up for no holiday near it")
        }
    }

    @Test("each day is told once, with the number of its notice")
    func unique() {
        #expect(Set(rows.map(\.day)).count == rows.count)
        for row in rows {
            #expect(row.source.hasPrefix("国办发明电〔20") && row.source.hasSuffix("号"))
            #expect(row.mark == "V2")
        }
    }

    /// Monday to Friday less the public holidays of the law.
    ///
    /// The law has 11 days, 13 from 2025; an ordinary year so has 250 working days, then 248 (365 - 104 - 11, - 13: the
    /// ministry's notices of 2008 and 2025 on monthly working time). The law's days are always made up for, so only the
    /// day or two by which a year is longer than 52 weeks, and the longer Spring Festival of 2020, move the number.
    @Test(
        "the working days of a year are Monday to Friday less the days of the law",
        arguments: [
            (2016, 261 - 11), (2017, 260 - 11), (2018, 261 - 11), (2019, 261 - 11), (2020, 262 - 11 - 2),
            (2021, 261 - 11), (2022, 260 - 11), (2023, 260 - 11), (2024, 262 - 11), (2025, 261 - 13), (2026, 261 - 13),
        ])
    func perYear(year: Int, expected: Int) throws {
        let last = try #require(Day(year: year, month: 12, day: 31))
        let before = try #require(Day(year: year - 1, month: 12, day: 31))
        #expect(calendar.workingDays(from: before, to: last) == expected)
    }

    /// Days off in a row as the notice names them; New Year's Days that a notice joins to December count here too.
    @Test(
        "each holiday is as long as its notice says",
        arguments: [
            (2016, [1, 7, 1, 2, 3, 3, 7]), (2017, [2, 7, 3, 1, 3, 8]), (2018, [1, 7, 3, 3, 1, 1, 7]),
            (2019, [3, 7, 1, 4, 1, 1, 7]), (2020, [1, 10, 3, 5, 3, 8]), (2021, [3, 7, 3, 5, 3, 3, 7]),
            (2022, [3, 7, 3, 5, 3, 3, 7]), (2023, [3, 7, 1, 5, 3, 8]), (2024, [1, 8, 3, 5, 1, 3, 7]),
            (2025, [1, 8, 3, 5, 3, 8]), (2026, [3, 9, 3, 5, 3, 3, 7]),
        ])
    func lengths(year: Int, expected: [Int]) throws {
        let from = try #require(Day(year: year - 1, month: 12, day: 15))
        let to = try #require(Day(year: year, month: 12, day: 15))
        let days = rows.filter { $0.kind == .holiday && from < $0.day && $0.day < to }
        var runs: [(name: String, last: Day, length: Int)] = []
        for row in days {
            if let run = runs.last, run.name == row.name, run.last.advanced(by: 1) == row.day {
                runs[runs.count - 1] = (row.name, row.day, run.length + 1)
            } else {
                runs.append((row.name, row.day, 1))
            }
        }
        #expect(runs.map(\.length) == expected)
    }

    @Test(
        "a calendar file that contradicts itself is refused with the record",
        arguments: [
            ("day,kind\n", "0"), ("day,kind,name,source,mark\n2026-01-01,holiday,元旦,x\n", "1"),
            ("day,kind,name,source,mark\n2026-1-1,holiday,元旦,x,D\n", "1"),
            ("day,kind,name,source,mark\n2026-01-01,feast,元旦,x,D\n", "1"),
            ("day,kind,name,source,mark\n2026-01-05,workday,元旦,x,D\n", "1"),
            ("day,kind,name,source,mark\n2026-01-01,holiday,元旦,x,D\n2026-01-01,holiday,元旦,x,D\n", "2"),
        ])
    func badFiles(text: String, record: String) {
        let found = refusal { () throws(Refusal) in try CalendarRow.read(csv: text) }
        #expect(found?.rule == .calendarFileMalformed)
        #expect(found?["record"] == record)
    }
}
