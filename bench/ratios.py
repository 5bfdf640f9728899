"""What the desk's lists cost among all cases of a city beside those of one district."""

MOST = 1.3
HEAD = """## {large} cases beside {small}

Aim: ≤ {most}. The ratio is that of the processor time, web and database, of the {number} lists that are about as long
in both; the middle one costs {middle:.2f} times as much. Above {most}: {above}.

| list | kB, small and large | p95 ms, small | p95 ms, large | ms of CPU, small | ms of CPU, large | ratio |
| --- | --: | --: | --: | --: | --: | --: |
{rows}"""


def section(city, district):
    """The table of every list that both were asked for, as Markdown."""
    pairs = {
        name: (district["http"][name], one)
        for name, one in city["http"].items()
        if name.startswith("desk ") and name in district["http"]
    }
    found = {name: cost(large) / cost(small) for name, (small, large) in pairs.items() if alike(small, large)}
    return HEAD.format(
        large=city["sizes"]["cases"],
        small=district["sizes"]["cases"],
        most=MOST,
        number=len(found),
        middle=sorted(found.values())[len(found) // 2],
        above=", ".join(f"{name} {ratio:.2f}" for name, ratio in found.items() if ratio > MOST) or "none",
        rows="\n".join(row(name, *pair, found.get(name)) for name, pair in pairs.items()),
    )


def alike(small, large):
    """Whether both pages carry about as much: an empty list costs less than a full one anywhere."""
    return abs(small["size"] - large["size"]) < large["size"] / 10


def cost(one):
    """Milliseconds of processor time of a request."""
    return one["web"] + one["database"]


def row(name, small, large, ratio):
    sizes = f"{small['size'] / 1000:.1f}, {large['size'] / 1000:.1f}"
    times = f"{small['p95']:.1f} | {large['p95']:.1f} | {cost(small):.1f} | {cost(large):.1f}"
    return f"| {name} | {sizes} | {times} | {'–' if ratio is None else f'{ratio:.2f}'} |"
