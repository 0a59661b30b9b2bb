from ui.workspace.workspace import Change


def test_logging_tells_which_ticket_is_new(qtbot, workspace, load):
    with qtbot.waitSignal(workspace.changed) as told:
        batch = workspace.log(load)
    assert told.args == [Change("batches", (batch.ticket,))]


def test_a_correction_is_taken_back_as_a_new_version(workspace, load):
    batch = workspace.log(load)
    workspace.correct(batch.ticket, load.model_copy(update={"note": "coated"}), "seen on the belt")
    workspace.undo_stack.undo()
    now = workspace.store.batch(batch.ticket)
    assert (now.note, now.version) == (None, 3)
    workspace.undo_stack.redo()
    assert workspace.store.batch(batch.ticket).note == "coated"
    whys = [entry.why for entry in workspace.store.history(batch.ticket)]
    assert whys[1:] == ["seen on the belt", "taken back", "done again"]


def test_voiding_and_reinstating_take_each_other_back(workspace, load):
    ticket = workspace.log(load).ticket
    workspace.void(ticket, "weighed twice")
    workspace.undo_stack.undo()
    assert workspace.store.batch(ticket).state == "logged"
    workspace.undo_stack.redo()
    workspace.reinstate(ticket, "it was not")
    workspace.undo_stack.undo()
    assert workspace.store.batch(ticket).state == "void"


def test_a_step_the_store_refuses_leaves_the_stack(qtbot, workspace, load):
    ticket = workspace.log(load).ticket
    with qtbot.waitSignal(workspace.failed) as failed:
        assert workspace.reinstate(ticket, "by mistake") is None
    assert failed.args[0].code == "already_logged"
    assert workspace.undo_stack.count() == 1


def test_another_name_signs_what_follows(workspace, load):
    ticket = workspace.log(load).ticket
    workspace.sign_as("M. Ito")
    workspace.void(ticket, "weighed twice")
    assert [entry.who for entry in workspace.store.history(ticket)] == ["K. Tanaka", "M. Ito"]


def test_a_check_of_a_sound_store_finds_nothing(qtbot, workspace):
    with qtbot.waitSignals([workspace.keeper.checked, workspace.keeper.ended]):
        workspace.keeper.check()
    with qtbot.waitSignal(workspace.keeper.checked) as checked:
        workspace.keeper.check()
    assert checked.args == [[]]
