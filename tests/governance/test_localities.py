"""The five places' own words: what their files say is what the engine knows, and what their people read."""

import pytest
from django.core.management import CommandError, call_command

from cases.enums import Action, State
from common.locality import FOLDER, profile_for, profile_from, read
from common.saying import speaking_for
from governance.localities import faults_of, names

TEXT = (FOLDER / "liuzu.toml").read_text(encoding="utf-8")
PLACES = {
    "xinan-road": "走近群众→发现问题→平台上报→问题派单→协调处理→情况反馈→销号跟踪",  # S2-06
    "qixian": "信息上传→精准派单→接单办理→结果反馈→评价销号",  # S0-24, S0-51
    "bijiang": "信息收集→问题发现→任务分办→协同处置→结果反馈",  # S1-35
    "liuzu": "群众点单→网格接单→村（社区）派单→部门办单→群众评单",  # S3-13
    "chengdu": "一网收集→一站交办→分类处置→结果反馈→评价销号",  # S4-23
}


def test_every_place_can_be_worked_with_and_goes_its_own_way():
    assert {name: "→".join(step.name.zh for step in read(name).steps) for name in names()} == PLACES
    assert not any(faults_of(read(name)) for name in names())


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("of = [3]", "of = [4]", "[[steps]] hold 1, 2, 4, 4, 5, 6, 7 instead of 1 to 7 in this order."),
        ('word = "receive"', 'word = "order"', "[[steps]] has order twice."),
        ('["accept"]', '["welcome"]', "[[steps]] receive: welcome is no action."),
        ('["accept"]', "[]", "[[steps]] receive: nothing puts it on record."),
        ("[words.state]", "[words.mood]", "[words.mood] is read by nobody."),
        ("closed = ", "shut = ", "[words.state] names shut, which is none."),
        (
            'zh = "点单"',
            'zh = "请群众把想说的事都点到单子上来"',
            "[words.action] report is empty or longer than 12 signs.",
        ),
        ("micro = { zh", "tiny = { zh", "[tiers] says nothing about micro."),
    ],
)
def test_what_the_engine_does_not_know_is_named(old, new, fault):
    assert old in TEXT

    assert fault in faults_of(profile_from("liuzu", TEXT.replace(old, new, 1)))


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder of its own for the files of places, with that of Xin'an Road, which the others follow."""
    (tmp_path / "xinan-road.toml").write_text((FOLDER / "xinan-road.toml").read_text(encoding="utf-8"))
    monkeypatch.setattr("common.locality.FOLDER", tmp_path)
    read.cache_clear()
    yield tmp_path
    read.cache_clear()


def test_a_place_that_cannot_be_worked_with_is_not_loaded(elsewhere):
    (elsewhere / "liuzu.toml").write_text(TEXT.replace("of = [3]", "of = [4]", 1), encoding="utf-8")

    with pytest.raises(CommandError, match="hold 1, 2, 4, 4, 5, 6, 7 instead"):
        call_command("load_locality", "liuzu")


def test_a_file_is_looked_at_without_loading_it(elsewhere, capsys):
    (elsewhere / "liuzu.toml").write_text(TEXT, encoding="utf-8")

    call_command("load_locality", "liuzu", check=True)

    assert capsys.readouterr().out == "localities/liuzu.toml can be worked with.\n"


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("510121003001", "qixian"),
        ("510121000000", "qixian"),  # the departments of its county work for it
        ("510108002005001", "chengdu"),
        ("510100000000", "chengdu"),  # the whole city works that way
        ("510104000000", "chengdu"),
        ("520602000000", "bijiang"),
        ("445321115201", "liuzu"),
        ("410106003001", "xinan-road"),
        ("110101001001", "xinan-road"),
    ],
)
def test_a_code_knows_its_place(code, place):
    assert profile_for(code).code == place


def test_states_and_actions_are_said_in_the_words_of_the_place_that_is_spoken_for():
    with speaking_for(lambda: "445321115000"):
        assert [str(State.FED_BACK.label), str(Action.ACCEPT.label)] == ["待评单", "接单"]
        assert dict(State.choices)["reported"] == "待派单"
    assert [str(State.FED_BACK.label), str(Action.ACCEPT.label)] == ["待销号", "受理"]
