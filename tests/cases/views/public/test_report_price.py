"""What a report costs the database."""

import pytest

from tests.cases.views.public.conftest import jpeg

pytestmark = pytest.mark.django_db
CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@pytest.fixture
def statements(django_assert_max_num_queries):
    """The SQL of a block without transaction control."""

    class Statements:
        def __enter__(self):
            self.open = django_assert_max_num_queries(99)
            self.captured = self.open.__enter__()
            return self

        def __exit__(self, *fault):
            self.open.__exit__(*fault)
            spoken = [query["sql"] for query in self.captured.captured_queries]
            self.sql = [sql for sql in spoken if not sql.startswith(CONTROL)]

    return Statements()


def test_a_report_in_words_takes_three_statements(phone, send, town, statements):
    send(description="dim", phone="13800005678")  # limits and kinds of matter are read once and kept

    with statements:
        send(description="dark", phone="13800005678")

    # the code, whether the key is known and the limits as they are; number; the case and all that it is born with
    assert len(statements.sql) == 3, "\n".join(statements.sql)


def test_a_report_with_a_photo_takes_seven_statements(phone, send, town, statements):
    send(description="dim", phone="13800005678")  # limits and kinds of matter are read once and kept

    with statements:
        send(jpeg(), description="dark", category="05007", phone="13800005678")

    # and the file, its place among the photos, its outbox row, and the case it is given to
    assert len(statements.sql) == 7, "\n".join(statements.sql)
