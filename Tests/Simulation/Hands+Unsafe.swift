// Unsafe because an `UnownedJob` may run once only; here each is taken out of the list before it
// runs.
import Synchronization

/// Does the work of tasks when it is told to, on the thread that tells it: asynchronous calls of
/// the hall have one order, which the seed chooses.
final class Hands: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
    }

    /// Does all that there is to do now.
    func work() {
        while let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
            unsafe job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
