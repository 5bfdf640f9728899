"""What every answer tells the browser, whoever asked and whatever came of it."""

SCRIPTS = "script-src 'self'"
NOTHING = "default-src 'none'; sandbox"  # photos: the browser is to show them and no more
REFERRERS = {"same-origin", "no-referrer"}
# Open to everybody and the same for everybody: nothing personal stands in them.
KEPT = {"governance:home", "cases:door", "cases:public_report", "api:docs", "api:schema", "api:nothing"}
# A browser keeps a tile and asks before it shows it again.
KEPT |= {
    f"cases:{page}"
    for page in ("grid_info", "services", "policies", "notice", "notices", "open_here", "help_out")
}
KEPT |= {"cases:station", "cases:book_place", "cases:find_worker", "cases:duty_lists", "cases:duty_list"}
KEPT |= {
    "grids:brand_logo",
    "grids:brand_sheet",
    "grids:brand_try",
}  # one version's address, the same for everybody
KEPT |= {f"api:tile?{layer}" for layer in ("grids", "names", "buildings", "places", "stations", "cases")}


def told(scene, row, role, response, changed):
    """What is missing from the headers of one answer."""
    policy = response.get("Content-Security-Policy", "")
    faults = [] if policy == NOTHING else list(faults_of(policy))
    if response.get("X-Frame-Options") != "DENY":
        faults.append("may be framed")
    if response.get("X-Content-Type-Options") != "nosniff":
        faults.append("may be sniffed")
    if response.get("Referrer-Policy") not in REFERRERS:
        faults.append("names itself to others")
    if secret_in(row) and response.get("Referrer-Policy") != "no-referrer" and response.status_code < 400:
        faults.append("names its secret link to others")
    return {"headers": faults, "kept": kept(row, role, response)}


def faults_of(policy):
    rules = [rule.strip() for rule in policy.split(";")]
    for wanted in (SCRIPTS, "frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'"):
        if wanted not in rules:
            yield f"no {wanted}"
    if "unsafe" in policy:
        yield "unsafe in the policy"


def secret_in(row):
    return row.address.startswith(("cases:track", "cases:done"))


def kept(row, role, response):
    """A personal answer that a browser or a proxy may keep. A photo never changes and stays in the browser alone."""
    control = response.get("Cache-Control", "")
    is_photo = response.get("Content-Type") == "image/jpeg"
    if response.status_code != 200 or row.address in KEPT or (is_photo and control.startswith("private")):
        return []
    return [] if "no-store" in control else [f"may be kept: {control!r}"]
