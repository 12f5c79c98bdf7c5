internal import Crypto
internal import Foundation
package import Logging
internal import Synchronization
package import ZhaohuDomain
package import ZhaohuPostgres
internal import ZhaohuStore
internal import ZhaohuWire

/// Checks passwords away from the event loops, and locks a login after repeated failures.
package final class Authenticator: Sendable {
    /// Wrong passwords in a row after which a login is locked, and for how long.
    package static let failuresMax = 5
    package static let lockSeconds = 900
    /// Checks that may wait; scrypt takes some tenths of a second each.
    private static let waitingMax = 256
    /// Logins whose password was checked already and is remembered, so that thousands of terminals that come back
    /// after an outage do not wait for scrypt one after the other.
    private static let rememberedMax = 50_000

    private typealias Check = @Sendable () -> Void
    private typealias Completion = @Sendable (Result<Caller, Refusal>) -> Void
    private let database: DatabasePool
    private let queue = WorkQueue<Check>(limit: waitingMax)
    private let threads = DispatchGroup()
    private let clock: ServerClock
    private let logger: Logger
    /// HMAC of login, stored hash and password under a key that lives in this process only.
    private let remembered = Mutex<Set<[UInt8]>>([])
    /// Who else waits for a check that is under way, by what is checked: many terminals of one company share a login, and
    /// come back together.
    private let underWay = Mutex<[[UInt8]: [Completion]]>([:])
    private let memoryKey = SymmetricKey(size: .bits256)
    /// What an unknown login is checked against, so that it takes as long as a known one.
    private let decoy: PasswordHash?

    package init(database: DatabasePool, clock: ServerClock, logger: Logger) {
        self.database = database
        self.clock = clock
        self.logger = logger
        decoy = PasswordHash(
            "scrypt$17$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        for number in 1...2 {
            threads.enter()
            let thread = Thread { [queue, threads] in
                while let check = queue.take(atMost: 1).first { check() }
                threads.leave()
            }
            thread.name = "zhaohu-auth-\(number)"
            thread.start()
        }
    }

    /// Checks a login; hands on the caller, or why not.
    package func logIn(
        _ login: String, _ password: String, completion: @escaping @Sendable (Result<Caller, Refusal>) -> Void
    ) {
        database.run {
            try LoginStore.login($0, login)
        } completion: { [self] result in
            switch result {
            case .success(let record):
                check(record, login, password) { [self] in told($0, completion) }
            case .failure(let error): completion(.failure(Self.refusal(error)))
            }
        }
    }

    /// A carer's terminal is told at each login which clients it has to forget; the first time is kept.
    private func told(_ result: Result<Caller, Refusal>, _ completion: @escaping Completion) {
        guard case .success(let caller) = result, let carer = caller.caregiver else { return completion(result) }
        let now = clock.now
        database.run { database in
            try TerminalOrderStore.tell(database, region: caller.region, caregiver: carer, at: now)
        } completion: { orders in
            switch orders {
            case .success(let orders) where !orders.isEmpty:
                completion(
                    .success(
                        caller.told(
                            purge: orders.map(\.caseID.description).joined(separator: ","),
                            moved: orders.map { "\($0.caseID):\($0.provider)" }.joined(separator: ","))))
            case .success: completion(result)
            case .failure(let error): completion(.failure(Self.refusal(error)))
            }
        }
    }

    package func stop() {
        queue.close()
        threads.wait()
    }

    private func check(
        _ record: LoginRecord?, _ login: String, _ password: String,
        _ completion: @escaping @Sendable (Result<Caller, Refusal>) -> Void
    ) {
        if let until = record?.lockedUntil, until > clock.now {
            let seconds = until.seconds(since: clock.now) + 1
            return completion(.failure(Refusal(.lockedOut, ["after": String(seconds)])))
        }
        let fingerprint = fingerprint(record, password)
        if let record, record.failures == 0, remembered.withLock({ $0.contains(fingerprint) }) {
            return completion(.success(Self.caller(record)))
        }
        let isFirst = underWay.withLock { underWay in
            underWay[fingerprint, default: []].append(completion)
            return underWay[fingerprint]?.count == 1
        }
        guard isFirst else { return }
        let everyone: Completion = { [self] result in
            let waiting = underWay.withLock { $0.removeValue(forKey: fingerprint) } ?? []
            for completion in waiting { completion(result) }
        }
        let accepted = queue.offer { [self] in
            let hash = record.flatMap { PasswordHash($0.passwordHash) }
            let isRight = (hash ?? decoy)?.matches(password) ?? false
            finish(record, login, hash != nil && isRight, fingerprint, everyone)
        }
        if !accepted { everyone(.failure(Refusal(.busy, ["after": "2"]))) }
    }

    private func finish(
        _ record: LoginRecord?, _ login: String, _ isRight: Bool, _ fingerprint: [UInt8],
        _ completion: @escaping @Sendable (Result<Caller, Refusal>) -> Void
    ) {
        guard let record else { return completion(.failure(Refusal(.wrongPass))) }
        let lockedUntil = clock.now.advanced(bySeconds: Self.lockSeconds)
        database.run { database in
            if !isRight {
                try LoginStore.recordFailure(
                    database, login, lockAfter: Self.failuresMax, lockedUntil: lockedUntil)
            } else if record.failures > 0 {
                try LoginStore.recordSuccess(database, login)
            }
        } completion: { [self] result in
            if case .failure(let error) = result { return completion(.failure(Self.refusal(error))) }
            guard isRight else {
                logger.notice(
                    "login failed", metadata: ["login": "\(record.login)", "failures": "\(record.failures + 1)"])
                return completion(.failure(Refusal(.wrongPass)))
            }
            remembered.withLock { known in
                if known.count >= Self.rememberedMax { known.removeAll() }
                known.insert(fingerprint)
            }
            completion(.success(Self.caller(record)))
        }
    }

    private func fingerprint(_ record: LoginRecord?, _ password: String) -> [UInt8] {
        let text = "\(record?.login ?? "")\u{0}\(record?.passwordHash ?? "")\u{0}\(password)"
        return Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: memoryKey))
    }

    private static func caller(_ record: LoginRecord) -> Caller {
        Caller(
            login: record.login, region: record.region, roles: Set(record.roles.compactMap { Role(rawValue: $0) }),
            provider: record.provider, caregiver: record.caregiver, person: record.person)
    }

    private static func refusal(_ error: any Error) -> Refusal {
        guard case .refusal(let refusal) = FailureReply.reply(for: error) else { return Refusal(.internalFault) }
        return refusal
    }
}
