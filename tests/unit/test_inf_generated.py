"""INFs written from a structure in many spellings say what the structure does."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from random import Random
from types import FrameType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.inf import syntax
from sert_wizard.inf.document import Inf

Models = list[tuple[str, str, list[str]]]  # description, install section, ids


@dataclass
class Writer:
    """Writes INF lines in one of the spellings that the grammar allows, by `chance`."""

    chance: Random
    strings: dict[str, str] = field(default_factory=dict)

    def case(self, text: str) -> str:
        return self.chance.choice([text, text.upper(), text.lower()])

    def blank(self) -> str:
        return self.chance.choice(["", " ", "\t", "   "])

    def value(self, text: str) -> str:
        """`text` plain where it may be, quoted, or as a token."""
        bare = text == text.strip() != "" and not set(text) & set('";,=%[]')
        plain = text if bare and not text.endswith("\\") else None
        quoted = '"' + text.replace('"', '""').replace("%", "%%") + '"'
        token = f"Token.{len(self.strings)}"
        kind = self.chance.choice(["plain", "quoted", "token"])
        if kind == "token":
            self.strings[token] = '"' + text.replace('"', '""') + '"'
            return f"%{self.case(token)}%"
        return plain if kind == "plain" and plain is not None else quoted

    def line(self, key: str, values: list[str]) -> str:
        """An entry, over several lines at will."""
        joint = [", ", ",", " , ", ",\\\n  ", " \\ ; goes on \\\n,", ", \\  \n\t"]
        text = f"{self.value(key)}{self.blank()}={self.blank()}{self.value(values[0])}"
        for value in values[1:]:
            text += self.chance.choice(joint) + self.value(value)
        return text + self.chance.choice(["", " ", ' ; a "note', ";, \\"])

    def noise(self) -> list[str]:
        return self.chance.choices(
            ["", "  ", "; note", '; "', "\t; \\"], k=self.chance.randrange(3)
        )

    def heading(self, name: str) -> str:
        return f"{self.blank()}[{self.case(name)}]{self.chance.choice(['', ' ', ' ; note', ' x'])}"

    def encode(self, lines: list[str]) -> bytes:
        text = "\n".join(lines).replace("\n", self.chance.choice(["\n", "\r\n", "\r"]))
        text += self.chance.choice(["", "\x1a", "\0"])
        encoding = self.chance.choice(["latin-1", "utf-8-sig", "utf-16", "utf-16-be"])
        return (b"\xfe\xff" if encoding == "utf-16-be" else b"") + text.encode(encoding)


def written(sections: dict[str, Models], chance: Random) -> bytes:
    """An INF whose manufacturers' lines name `sections` ("Base.decoration"), in parts and in any
    order, among others."""
    writer = Writer(chance)
    makers: dict[str, list[str]] = {}
    for name in sections:
        base, _, decoration = name.partition(".")
        makers.setdefault(base, []).append(decoration)
    parts = [["Version", 'Signature="$Windows NT$"', "Class=Net"]]
    parts.append(["Noise", 'HKR,,x,,"[Strings]"', "a\\b\\c", '"'])
    parts.append(["Manufacturer"])
    for base, decorations in makers.items():
        parts[-1].append(writer.line(f"Maker of {base}", [base, *decorations]))
    for name, models in sections.items():
        cut = chance.randint(0, len(models))
        for some in (models[:cut], models[cut:]):
            lines = [writer.line(text, [section, *ids]) for text, section, ids in some]
            parts.append([name, *lines])
    # Parts of one section keep their order, for it is that of the models.
    order = sorted(range(len(parts)), key=lambda n: (parts[n][0] in sections, chance.random()))
    first = [parts[n] for n in order if parts[n][0] not in sections]
    chosen = first + [part for part in parts if part[0] in sections]
    chosen.append(["Strings", *(f"{key} = {text}" for key, text in writer.strings.items())])
    lines = []
    for heading, *entries in chosen:
        lines.append(writer.heading(heading))
        for entry in entries:
            lines += [*writer.noise(), entry]
    return writer.encode(lines)


IDS = st.builds(
    "{}{:04X}&DEV_{:04X}{}".format,
    st.sampled_from(["PCI\\VEN_", "USB\\VID_", "*PNP", "ROOT\\"]),
    st.integers(0, 0xFFFF),
    st.integers(0, 0xFFFF),
    st.sampled_from(["", "&SUBSYS_02761028", "&REV_02", "&SUBSYS_02761028&REV_02", ' ,;"%='])
    | st.text(st.sampled_from("ABC019_&\\{}-*#"), max_size=20),
).map(str.strip)
TEXTS = st.text(
    st.characters(min_codepoint=33, max_codepoint=0xFF, exclude_categories=["Cc", "Z"]), min_size=1
)
MODELS = st.lists(
    st.tuples(
        TEXTS.map(lambda text: text[:60]),
        st.sampled_from(["Install", "Install.6.1", "Two words", "a;b"]),
        st.lists(IDS, min_size=1, max_size=4),
    ),
    max_size=6,
)
NAMES = st.builds(
    "{}.{}".format,
    st.sampled_from(["Alpha", "Beta", "Gamma_3"]),
    st.sampled_from(["NTx86", "NTamd64", "NTamd64.6.1", "NTamd64.10.0...17763", "NT.6.0.1"]),
)


@given(st.dictionaries(NAMES, MODELS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_any_spelling_lists_the_same_devices(sections: dict[str, Models], chance: Random) -> None:
    it = Inf(written(sections, chance), "own.inf")
    found = {f"{s.base}.{s.decoration}": s for s in it.models_sections}
    assert set(found) == {name.lower() for name in sections}
    for name, models in sections.items():
        section = found[name.lower()]
        assert section.manufacturer == f"Maker of {name.partition('.')[0]}"
        assert [(m.description, m.section, list(m.ids)) for m in section.models] == [
            (text, install.lower(), [i.upper().strip() for i in ids])
            for text, install, ids in models
        ]
    assert it.ids == {
        i.upper() for models in sections.values() for _, _, ids in models for i in ids
    }


def test_a_large_inf_takes_no_more_work_than_its_models() -> None:
    """1.2 MB of UTF-16 with 6,000 ids, half of it registry entries that nobody asks for."""
    lines = ["[Version]", "Class=Net", "[Manufacturer]", "%M%=V,NTamd64.6.0,NTamd64.6.1"]
    for half, decoration in enumerate(("6.0", "6.1")):
        lines.append(f"[V.NTamd64.{decoration}]")
        for n in range(3000):
            number = half * 3000 + n
            lines.append(f"%Dev{n % 40}% = I, PCI\\VEN_10EC&DEV_{number:04X} ; a comment")
    lines += ["[I]", "AddReg=R", "CopyFiles=@own.sys", "[R]"]
    lines += [f'HKR, Ndi\\params\\*Own{n}, ParamDesc, 0, "%Dev1%"' for n in range(5500)]
    lines += ["[Strings]", 'M="Maker"', *(f'Dev{n}="Device {n}"' for n in range(40))]
    raw = "\r\n".join(lines).encode("utf-16")
    assert 1_000_000 < len(raw) < 1_400_000
    calls: dict[Any, int] = {}

    def count(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            calls[frame.f_code] = calls.get(frame.f_code, 0) + 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        it = Inf(raw, "own.inf")
        assert len(it.ids) == 6000
        assert it.binaries == {"own.sys"}
        assert not it.wireless
    finally:
        sys.setprofile(before)
    wanted = 6000 + 40 + 10  # models, strings, and the few others
    assert 6000 < calls[syntax._line.__code__] <= wanted
    # All of our code's steps are a few for each line.
    assert sum(calls.values()) < 25 * len(lines)
