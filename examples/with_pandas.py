"""Read the tables of a release with pandas alone, and count who is related to whom.

    python with_pandas.py releases/2026.11
"""

import os
import sys
from pathlib import Path

import pandas as pd


def table(release: Path, name: str) -> pd.DataFrame:
    """A table from Parquet where the release has it and this machine can read it, else from CSV."""
    file = release / "tables" / f"{name}.parquet"
    if file.exists():
        try:
            return pd.read_parquet(file)
        except ImportError:  # no pyarrow here
            pass
    return pd.read_csv(file.with_suffix(".csv"), keep_default_na=False)


def main() -> None:
    """Print the relations of study groups, the most frequent first."""
    release = Path(sys.argv[1])
    nodes, edges = table(release, "nodes"), table(release, "edges")
    print(f"{len(nodes)} things, {len(edges)} relations")
    groups = nodes[nodes["Class"] == "wtsa:StudyGroup"][["Id", "Code"]].drop_duplicates()
    joined = edges.merge(groups, left_on="Target", right_on="Id")
    counts = joined.groupby(["Code", "Label"]).size().sort_values(ascending=False, kind="stable")
    print(counts.head(20).to_string())


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read this has seen enough, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
