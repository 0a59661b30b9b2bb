from threading import Event

from ui.jobs import Job


def test_a_job_reports_and_hands_over_its_result(qtbot):
    def work(report):
        report(1, 2)
        return "done"

    job = Job(work)
    with qtbot.waitSignals([job.progressed, job.succeeded, job.ended]):
        job.start()
    assert not job.running


def test_a_job_that_failed_hands_over_the_reason(qtbot):
    def work(report):
        raise ValueError("no")

    job = Job(work)
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert isinstance(failed.args[0], ValueError)


def test_a_cancelled_job_stops_at_its_next_report(qtbot):
    begun, go = Event(), Event()

    def work(report):
        begun.set()
        go.wait(5)
        report(1, 2)
        return "never"

    job = Job(work)
    with qtbot.waitSignal(job.cancelled):
        job.start()
        begun.wait(5)
        job.cancel()
        go.set()


def test_stopping_all_waits_for_what_runs(qtbot):
    go = Event()

    def work(report):
        go.wait(5)
        report(0, 1)

    job = Job(work).start()
    job.cancel()
    go.set()
    Job.stop_all()
    assert not Job.any_running()
