"""The worked example of docs/scale.md, on a local cluster of two workers, gives the lines of `crossread batch`."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("distributed")

ROOT = Path(__file__).parent.parent.parent


def test_a_cluster_gives_the_lines_that_one_machine_gives(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "scale.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "example.py").write_text(example, encoding="utf-8")
    shutil.copytree(ROOT / "sample_corpus", tmp_path / "sample_corpus", ignore=shutil.ignore_patterns("README*"))
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__DASHBOARD__ENABLED": "False"}

    def lines(*command: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, *command], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=240
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return [line for line in done.stdout.splitlines() if line]

    alone = lines("-m", "reader", "batch", "--jobs", "1", "sample_corpus")
    assert lines("example.py") == alone
    assert len(alone) == len([path for path in (tmp_path / "sample_corpus").iterdir() if path.is_dir()])
