"""What a rule, a lexicon, a pack, a profile or an option may be called."""

from typing import Annotated

from pydantic import Field

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
