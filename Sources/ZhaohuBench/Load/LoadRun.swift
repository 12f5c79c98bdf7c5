internal import Foundation
internal import Synchronization

/// Runs a plan on as many threads as it says and adds up what they saw.
package enum LoadRun {
    package static func run(_ plan: LoadPlan) throws -> LoadResult {
        let needed = UInt(plan.terminals + 256)
        try Sockets.raiseFileLimit(to: needed)
        if plan.threads == 1 { return checked(try LoadGenerator(plan, thread: 0).run(), plan) }
        let outcomes = Mutex<[Result<LoadResult, BenchProblem>]>([])
        let finished = DispatchGroup()
        for number in 0..<plan.threads {
            finished.enter()
            Thread.detachNewThread {
                let outcome = Result { () throws(BenchProblem) in try LoadGenerator(plan, thread: number).run() }
                outcomes.withLock { $0.append(outcome) }
                finished.leave()
            }
        }
        finished.wait()
        var total = LoadResult()
        for outcome in outcomes.withLock({ $0 }) { total.merge(try outcome.get()) }
        return checked(total, plan)
    }

    private static func checked(_ result: LoadResult, _ plan: LoadPlan) -> LoadResult {
        var result = result
        if result.nextSlot > plan.map.count {
            result.examples.insert("the slots were used up and began anew: expect overlaps", at: 0)
        }
        return result
    }
}
