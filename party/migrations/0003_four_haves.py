"""What centres were said to have (四有) becomes entries of the list that asks for it; the old column is read no more."""

from django.db import migrations

COPY = """
insert into party_checklistentry (checklist, item, place_id, state, note, checked_at, checked_by_id)
select 'four_haves', have, place.id, 'there', '', place.changed_at, place.changed_by_id
from grids_place place, unnest(place.four_haves) have
where place.kind = 'centre'
"""
BACK = "delete from party_checklistentry where checklist = 'four_haves'"


class Migration(migrations.Migration):
    dependencies = [("party", "0002_history"), ("grids", "0033_account_event_kinds")]

    operations = [migrations.RunSQL(COPY, BACK)]
