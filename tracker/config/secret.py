"""Where the secrets that tracker.toml names are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from tracker.config.values import Reader, file_path, plain_text

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a secret is read from when it is needed; it is never part of the configuration itself."""

    env: str | None = None
    file: Path | None = field(default=None)

    def read(self) -> str:
        """The secret.

        Raises:
            ConfigError: the variable is not set, or the file cannot be read.
        """
        import os  # noqa: PLC0415 - beside its one use

        from tracker.errors import ConfigError  # noqa: PLC0415 - beside its one use

        if self.env is not None:
            if self.env not in os.environ:
                raise ConfigError(f"the environment variable {self.env} is not set; tracker.toml names it")
            return os.environ[self.env]
        assert self.file is not None  # noqa: S101 - one of the two is given, or it was not read
        try:
            return self.file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{self.file}: the secret that tracker.toml names cannot be read") from error


def _secret(raw: object, root: Path) -> Secret:
    expected = 'expected { env = "NAME" } or { file = "path" }: secrets are not written into tracker.toml'
    if not isinstance(raw, dict) or len(raw) != 1:
        raise ValueError(expected)
    ((key, value),) = raw.items()
    if key == "env" and isinstance(value, str) and re.fullmatch(r"[A-Za-z_]\w*", value):
        return Secret(env=value)
    if key == "file" and isinstance(value, str) and value:
        return Secret(file=file_path(value, root))
    raise ValueError(expected)


_SECRET_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
    "properties": {"env": {"type": "string"}, "file": {"type": "string"}},
}
SecretValue = Annotated[Secret, Reader(_secret, _SECRET_SCHEMA)]


UNSENDABLE = re.compile(r"[^\t\x20-\x7e\xa0-\xff]")
"""What no header may hold (RFC 9110): a line break would begin another one."""


def _header(raw: object, root: Path) -> str | Secret:
    if isinstance(raw, dict):
        return _secret(raw, root)
    expected = 'expected a line of text, or { env = "NAME" } or { file = "path" }'
    text = plain_text(raw, expected)
    if UNSENDABLE.search(text):
        raise ValueError(expected)
    return text


HeaderValue = Annotated[
    str | Secret, Reader(_header, {"oneOf": [{"type": "string", "minLength": 1}, _SECRET_SCHEMA]})
]
