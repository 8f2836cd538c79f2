"""The weekly share of two topics as a table: `pip install requests pandas`, then `python examples/python.py`."""

import os

import pandas
import requests

site = os.environ.get("UPTREND", "http://localhost:8787") + "/api/v1"
question = {"topics": "rag,llm-agents", "interval": "week"}
answer = requests.get(f"{site}/trends/topics", params=question, timeout=30)
answer.raise_for_status()
table = pandas.DataFrame(answer.json()["data"])
print(table.pivot(index="from", columns="topic", values="value").tail(8))
