"""A store opened for a program: incidents, claims and reports as typed values."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dateline.export.findings import Findings
from dateline.export.formats import export
from dateline.export.needs import needed
from dateline.model.claims import Claim
from dateline.model.incidents import Incident
from dateline.model.report import Report
from dateline.pipeline import api
from dateline.pipeline.select import incident_called
from dateline.store import DEFAULT


class Opened:
    """What a store holds and what follows from it, as they were when it was opened.

    A context manager; iterating gives the incidents.
    """

    def __init__(self, store: Path | str = DEFAULT) -> None:
        kept = api.open(store)
        try:
            self.findings: Findings = api.findings_of(kept)
        finally:
            kept.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing is held open."""

    def __iter__(self) -> Iterator[Incident]:
        return iter(self.findings.incidents)

    def __len__(self) -> int:
        return len(self.findings.incidents)

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """Incidents and aggregates, in the order of their ids."""
        return self.findings.incidents

    @property
    def reports(self) -> Mapping[str, Report]:
        """The reports by id."""
        return self.findings.reports

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return self.findings.claims

    def incident(self, called: str) -> Incident:
        """The incident of that id (INC-1, or just 1); `InputError` where there is none."""
        return incident_called(called, self.findings.incidents)

    def why(self, called: str) -> list[Claim]:
        """The claims that an incident rests on, report by report."""
        found = self.incident(called)
        return sorted(
            (self.claims[key] for key in found.claims),
            key=lambda claim: (claim.report, claim.evidence.span, claim.id),
        )

    def to_pandas(self, what: str = "csv") -> Any:
        """A data frame of a CSV format: csv (incidents), claims, ucdp, acled …; needs pandas."""
        pandas = needed("pandas", extra="pandas")
        return pandas.read_csv(io.BytesIO(export(self.findings, what)), keep_default_na=True)

    def to_geopandas(self) -> Any:
        """A geographic data frame of the incidents that have a place; needs geopandas."""
        geopandas = needed("geopandas", extra="geo")
        frame = self.to_pandas().dropna(subset=["lat", "lon"])
        points = geopandas.points_from_xy(frame["lon"], frame["lat"])
        return geopandas.GeoDataFrame(frame, geometry=points, crs="OGC:CRS84")
