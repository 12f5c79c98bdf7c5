import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

extension Integration {
    /// The real `zhaohud load persons`, against a region without persons.
    @Suite("Load persons")
    struct LoadPersonsTests {
        @Test("a good file is loaded, in both languages and with CRLF; a second time every row is registered already")
        func good() throws {
            try withDesk { desk in
                try desk.write(PersonFile.text(0..<1_000))
                let first = try desk.load()
                #expect(first.status == 0, "\(first.output)")
                #expect(first.output.contains("1,000 persons in ") && first.output.contains(" rows/s."))
                let chinese = "\u{FEFF}" + PersonFile.text(1_000..<1_500, header: PersonFile.chineseHeader)
                try desk.write(chinese.replacing("\n", with: "\r\n"))
                #expect(try desk.load().status == 0)
                #expect(try desk.count() == 1_500)
                let row = try desk.query(
                    "select id_number, name, sex, born, district, address, latitude, longitude, phone, died_on is null from person where name = '人1001'"
                )
                let values = (0..<10).map { row[0].text($0) }
                #expect(
                    values == [
                        PersonFile.number(1_001), "人1001", "m", "1941-02-01", "320611", "人民路, 1001号", "31901001",
                        "120801001", "13001001", "t",
                    ])
                let again = try desk.load()
                #expect(again.status == 1)
                #expect(again.output.contains("each of its 500 persons is registered already"), "\(again.output)")
                #expect(try desk.rejects().split(separator: "\n").count == 501)
                #expect(try desk.count() == 1_500)
            }
        }

        @Test("13 bad cells in 1,000 rows: nothing is loaded, and the rejects file has exactly these")
        func bad() throws {
            try withDesk { desk in
                try desk.write(PersonFile.text(1..<2))
                #expect(try desk.load().status == 0)
                var rows = (0..<1_000).map(PersonFile.row)
                rows[2][0] = "320602194005011041"
                rows[3][1] = ""
                rows[4][2] = "m"
                rows[5][3] = "1940-02-30"
                rows[6][4] = "330203"
                rows[7][5] = "\u{1B}[2J"
                rows[8][6] = "91"
                rows[8][7] = "E120"
                rows[9][8] = String(repeating: "1", count: 31)
                rows[10][9] = "1930-01-01"
                rows[999] = rows[500]
                rows[998] = ["only", "two"]
                try desk.write(PersonFile.text(rows))
                let outcome = try desk.load()
                #expect(outcome.status == 1)
                #expect(outcome.output.contains("good rows 988, bad rows 12"), "\(outcome.output)")
                #expect(outcome.output.contains("Bad: row 3 id_number, row 4 id_number, row 5 name"))
                #expect(!outcome.output.contains("3206021940"), "no value on the terminal")
                #expect(try desk.count() == 1)
                #expect(try desk.rejects() == Self.rejects)
                #expect(try desk.rejectsMode() == 0o600)
            }
        }

        private static let rejects = """
            row,column,value,reason,way out
            3,id_number,\(PersonFile.number(1)),a person with this identity number is registered already,delete the row; PERSON.FIND shows the person
            4,id_number,320602194005011041,the check character does not fit the digits,"compare with the identity card: a digit is wrong, or two are swapped"
            5,name,,the cell is empty,fill it in
            6,sex,m,not the sex that the identity number tells,"compare both with the identity card, or leave it empty"
            7,born,1940-02-30,"not a day of the calendar, written YYYY-MM-DD",write it as 1940-05-01
            8,district,330203,no district of this region,"write one of 320602, 320611, 320612, 320671"
            9,address,\\u{1B}[2J,a control character or line break,delete it
            10,latitude,91,not from -90 to 90 degrees,correct it; perhaps latitude and longitude are swapped
            10,longitude,E120,not a number of decimal degrees,"write it as 31.98012, at most 3 digits before the point and 18 behind"
            11,phone,1111111111111111111111111111111,more than 30 characters,shorten it
            12,died_on,1930-01-01,before the birth,correct the date
            1000,,,"2 cells, where the header has 10",put a cell with a comma in quotes; see whether a cell is missing
            1001,id_number,\(PersonFile.number(500)),"the identity number stands in row 502, too","delete one of the two rows, or correct its number"

            """

        @Test("a wrong header, an empty file and a folder are refused in words, and nothing is written")
        func refused() throws {
            try withDesk { desk in
                for (text, sentence) in [
                    ("id_number,nmae\n", "Perhaps name is meant"), ("", "The file is empty"),
                    (PersonFile.header + "\n", "There are no persons in it"),
                ] {
                    try desk.write(text)
                    let outcome = try desk.load()
                    #expect(outcome.status == 1 && outcome.output.contains(sentence), "\(outcome.output)")
                    #expect(!FileManager.default.fileExists(atPath: desk.rejectsPath))
                }
                let folder = try desk.load(desk.folder)
                #expect(folder.status == 1 && folder.output.contains("is no regular file"))
                try desk.write(PersonFile.text(0..<3))
                let over = try desk.load(desk.file, ["--rejects", desk.file])
                #expect(over.status == 1 && over.output.contains("The rejects would overwrite"), "\(over.output)")
                #expect(try desk.count() == 0)
            }
        }

        @Test("a dry run checks and loads nothing; of two files the good one is loaded")
        func several() throws {
            try withDesk { desk in
                let good = desk.folder + "/good.csv"
                try PersonFile.text(0..<10).write(toFile: good, atomically: true, encoding: .utf8)
                let dry = try desk.load(good, ["--dry"])
                #expect(dry.status == 0 && dry.output.contains("All 10 rows"), "\(dry.output)")
                #expect(try desk.count() == 0)
                try desk.write(PersonFile.text([PersonFile.row(20), PersonFile.row(20)]))
                let both = try desk.load(desk.file, [good])
                #expect(both.status == 1 && both.output.contains("good rows 1, bad rows 1"), "\(both.output)")
                #expect(try desk.rejects().contains("the identity number stands in row 2, too"))
                #expect(try desk.count() == 10)
            }
        }

        @Test("killed in the middle, by a signal or by hand: nothing is there", arguments: [SIGKILL, SIGINT])
        func killed(signal: Int32) throws {
            try withDesk { desk in
                try desk.query(
                    "create function pause() returns trigger language plpgsql as $$ begin perform pg_sleep(2); return new; end $$"
                )
                try desk.query(
                    "create trigger pause before insert on person for each row when (new.name = '人500') execute function pause()"
                )
                try desk.write(PersonFile.text(0..<1_000))
                let process = try ChildProcess(desk.words(desk.file), log: desk.folder + "/log")
                let sleeping =
                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'"
                try desk.wait(until: { try desk.query(sleeping)[0].int(0) == 1 })
                process.signal(signal)
                #expect(try process.wait() == 128 + signal)
                let others =
                    "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                try desk.wait(until: { try desk.query(others)[0].int(0) == 0 })
                #expect(try desk.count() == 0)
                try desk.query("drop trigger pause on person")
                #expect(try desk.load().status == 0)
                #expect(try desk.count() == 1_000)
            }
        }

        private func withDesk(_ body: (LoadDesk) throws -> Void) throws {
            let desk = try LoadDesk()
            defer { desk.close() }
            try body(desk)
        }
    }
}
