"""No test reaches another machine: `refusal.py` sees to it, in children of the tests by way of `sitecustomize.py`."""
