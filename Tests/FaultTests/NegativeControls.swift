import Foundation
import Glibc
import Synchronization
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

/// What the judge must find, or nothing that it says afterwards counts.
enum NegativeControls {
    /// What each control came to, in words, and whether the judge saw it.
    struct Outcome: Sendable {
        let name: String
        let isSeen: Bool
        let words: String
    }

    private static let outcomes = Mutex<[Outcome]?>(nil)

    /// Runs the controls at the first call.
    static func all() throws -> [Outcome] {
        try outcomes.withLock { known in
            if let known { return known }
            let fresh = try [selfAcknowledging()] + behindTheBack() + [lostTail()]
            for outcome in fresh {
                say("CONTROL \(outcome.isSeen ? "as it must be" : "NOT SEEN"): \(outcome.name): \(outcome.words)")
            }
            known = fresh
            return fresh
        }
    }

    static func requireRed() throws {
        let green = try all().filter { !$0.isSeen }
        guard green.isEmpty else {
            throw FaultCluster.Problem(description: "the judge is blind to \(green.map(\.name))")
        }
    }

    private static func outcome(_ name: String, _ report: FaultReport, _ isRed: (Tally) -> Bool) -> Outcome {
        Outcome(name: name, isSeen: isRed(report.tally), words: report.line)
    }

    /// A proxy that acknowledges by itself.
    private static func selfAcknowledging() throws -> Outcome {
        var options = FaultLoad.Options(terminals: 2)
        options.opsMax = 500
        let run = try FaultRun(
            "control", try Faults.cluster(), options,
            treatment: .init { _ in .acknowledging })
        defer { run.close() }
        run.load.start()
        try run.require(run.load.wait(settled: 400), "no answers")
        let report = try run.judge(asksDaemon: false)
        return outcome("proxy that acknowledges by itself", report) { $0.lost > 0 }
    }

    /// Rows edited, removed, doubled and added behind the daemon's back; before and after, all is well.
    private static func behindTheBack() throws -> [Outcome] {
        var options = FaultLoad.Options(terminals: 2)
        options.opsMax = 500
        let run = try FaultRun("control", try Faults.cluster(), options)
        defer { run.close() }
        run.load.start()
        try run.require(run.load.wait(settled: 400), "no answers")
        var outcomes = [outcome("nothing, so that it must be clean", try run.judge()) { $0.isClean }]
        let owner = try run.cluster.connect(run.database.name)
        for (name, statements, isRed) in edits {
            try owner.query("begin")
            for statement in statements { try owner.query(statement) }
            try owner.query("commit")
            outcomes.append(outcome(name, try run.judge(), isRed))
            try restore(owner)
        }
        outcomes.append(outcome("all put back, so that it must be clean", try run.judge()) { $0.isClean })
        outcomes.append(try changedVerdict(run, owner))
        return outcomes
    }

    private static let keep =
        "create table kept as select * from visit where state = 'done' order by visit desc limit 1"

    private static let edits: [(name: String, statements: [String], isRed: @Sendable (Tally) -> Bool)] = [
        (
            "a visit removed", [keep, "delete from visit where visit = (select visit from kept)"],
            { $0.lost == 1 && $0.differing > 0 }
        ),
        (
            "a visit edited",
            [
                keep,
                "update visit set began_at = began_at + interval '1 minute' where visit = (select visit from kept)",
            ], { $0.lost == 1 && $0.ghosts == 1 }
        ),
        (
            "a visit twice",
            [
                keep, "create table twice as select * from kept", "update twice set visit = visit + 100000000",
                "insert into visit overriding system value select * from twice", "drop table twice",
            ], { $0.doubled == 1 && $0.differing > 0 }
        ),
        (
            "a journal row that nobody asked for",
            [
                keep,
                """
                insert into journal
                select (jsonb_populate_record(j, jsonb_build_object('op', gen_random_uuid(), 'actor', 'ghost'))).*
                from journal j where verb = 'RATE.ADD' and accepted order by op limit 1
                """,
            ], { $0.ghosts == 1 }
        ),
    ]

    /// Undoes an edit.
    private static func restore(_ owner: DatabaseConnection) throws {
        try owner.script(
            """
            delete from visit where visit in (select visit from kept union select visit + 100000000 from kept);
            insert into visit overriding system value select * from kept;
            drop table kept;
            delete from journal where actor = 'ghost'
            """)
    }

    /// A stored verdict is edited, and the same op is sent again.
    private static func changedVerdict(_ run: FaultRun, _ owner: DatabaseConnection) throws -> Outcome {
        let number = run.load.log.entries.firstIndex {
            $0.verdict.hasPrefix("+OK visit=V") && $0.operation.kind == .log
        }
        guard let number else { throw FaultCluster.Problem(description: "no visit to edit") }
        let op = run.load.log.entries[number].operation.op
        try owner.query(
            "update journal set verdict = replace(verdict, 'minutes=', 'minutes=9') where op = $1::uuid", [.text(op)])
        let client = try LineClient(port: run.daemon.port)
        _ = try client.ask("AUTH \(FaultDatabase.login) \(Programs.password)")
        try client.send(bytes: run.load.log.sending([number]))
        _ = run.load.log.received(try client.readReply(), for: number)
        return outcome("a verdict edited", try run.judge()) { $0.changed == 1 }
    }

    /// Commits that do not wait for the disk, and a machine that stops before its tail is there.
    private static func lostTail() throws -> Outcome {
        let cluster = try Faults.cluster()
        let run = try FaultRun("control", cluster, FaultLoad.Options(terminals: 2, window: 4))
        defer { run.close() }
        let owner = try cluster.connect(run.database.name)
        // The daemon sets `synchronous_commit = on` for its sessions; this takes it back within each transaction.
        try owner.script(
            """
            create function weaken() returns trigger language plpgsql as
                $$ begin perform set_config('synchronous_commit', 'off', true); return null; end $$;
            create trigger weaken after insert on journal for each statement execute function weaken();
            checkpoint
            """)
        let writers = try owner.query(
            "select pid from pg_stat_activity where backend_type in ('walwriter', 'background writer', 'checkpointer')")
        for row in writers { kill(pid_t(try row.int(0)), SIGSTOP) }
        run.load.start()
        let isAnswered = run.load.wait(settled: 200, seconds: 20)
        try cluster.killAll()
        try cluster.start()
        try run.require(isAnswered, "no answers")
        return outcome("commits without waiting for the disk, and a lost tail", try run.judge(asksDaemon: false)) {
            $0.lost > 0
        }
    }
}
