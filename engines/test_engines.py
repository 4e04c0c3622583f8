"""The same `parse_batch` in each engine gives the same table, in the same order.

Needs the group `engines` and Java 17 or later, which .ci/run installs: `python -m pytest engines`.
"""

import functools
import os

import pyarrow as pa
import pytest

from engines import rows
from newsparse.arrow import SCHEMA, parse_batch


def through_pandas(table, parse):
    import pandas as pd

    frame = table.to_pandas(types_mapper=pd.ArrowDtype)
    found = parse(pa.Table.from_pandas(frame)).to_pandas(types_mapper=pd.ArrowDtype)
    return pa.Table.from_pandas(found, preserve_index=False)


def through_polars(table, parse):
    import polars as pl

    frame = pl.from_arrow(table)
    return pl.from_arrow(parse(frame.to_arrow())).to_arrow()


def through_polars_lazily(table, parse):
    import polars as pl

    frame = pl.from_arrow(table).lazy()
    schema = pl.from_arrow(parse(table.slice(0, 0))).schema
    found = frame.map_batches(
        lambda part: pl.from_arrow(parse(part.to_arrow())), schema=schema, projection_pushdown=False
    )
    return found.collect().to_arrow()


def through_duckdb(table, parse):
    import duckdb

    found = parse(duckdb.sql("from 'table'").to_arrow_table())  # noqa: F841 - DuckDB finds it by its name
    return duckdb.sql("from found").to_arrow_table()


def through_duckdb_as_a_stream(table, parse):
    import duckdb

    connection = duckdb.connect()
    connection.sql("create table articles as from 'table'")
    batches = connection.cursor().sql("from articles").to_arrow_reader(500)
    schema = parse(batches.schema.empty_table()).schema
    found = pa.RecordBatchReader.from_batches(schema, map(parse, batches))  # noqa: F841 - as above
    return connection.sql("from found").to_arrow_table()


def through_datasets(table, parse):
    from datasets import Dataset

    dataset = Dataset(table)
    return dataset.with_format("arrow").map(parse, batched=True, batch_size=250, num_proc=2)[:]


def through_dask(table, parse):
    import dask.dataframe as dd
    import pandas as pd

    frame = dd.from_pandas(table.to_pandas(types_mapper=pd.ArrowDtype), npartitions=4)
    found = frame.map_partitions(lambda part: parse(pa.Table.from_pandas(part)).to_pandas(types_mapper=pd.ArrowDtype))
    found = found.compute(scheduler="processes", num_workers=2, chunksize=1)
    return pa.Table.from_pandas(found, preserve_index=False)


def through_ray(table, parse):
    import ray

    dataset = ray.data.from_arrow(table, override_num_blocks=8)
    found = dataset.map_batches(parse, batch_format="pyarrow", compute=ray.data.TaskPoolStrategy(size=2))
    return pa.concat_tables(ray.get(found.to_arrow_refs()))


def through_pyspark(table, parse):
    from pyspark.sql import SparkSession

    session = SparkSession.getActiveSession()
    frame = session.createDataFrame(table)
    schema = session.createDataFrame(parse(frame.limit(0).toArrow())).schema
    return frame.mapInArrow(lambda batches: map(parse, batches), schema).toArrow()


ALONE = {
    "pandas": through_pandas,
    "polars": through_polars,
    "polars, lazy": through_polars_lazily,
    "duckdb": through_duckdb,
    "duckdb, stream": through_duckdb_as_a_stream,
}
WITH_PROCESSES = {
    "datasets": through_datasets,
    "dask": through_dask,
    "ray": through_ray,
    "pyspark": through_pyspark,
}


@pytest.fixture(scope="module")
def table():
    return rows.table()


@pytest.fixture(scope="module")
def parse():
    return functools.partial(parse_batch, layout=rows.layout)


@pytest.fixture(scope="module")
def expected(table, parse):
    return parse(table)


def test_the_rows_are_of_all_kinds(table, expected):
    assert table.num_rows == rows.ROWS
    assert expected.schema.names == [*table.schema.names, *SCHEMA.names]
    row = expected.to_pydict()
    assert sum(text is None for text in row["text"]) > 100
    assert sum(error is not None for error in row["error"]) > 50
    assert sum(time is not None for time in row["time"]) > 500
    assert sum(len(quotes or ()) for quotes in row["quotes"]) > 2000


@pytest.mark.parametrize("name", ALONE | WITH_PROCESSES)
def test_an_engine_gives_the_same_table(name, table, parse, expected, session):
    found = (ALONE | WITH_PROCESSES)[name](table, parse)
    assert found.schema.names == expected.schema.names
    # the engines have widths of their own for strings, lists and moments, and the same values in them
    found = found.cast(expected.schema)
    assert [name for name in found.schema.names if not found[name].equals(expected[name])] == []


@pytest.mark.parametrize("name", WITH_PROCESSES)
def test_an_engine_has_two_processes_of_its_own_at_work(name, table, session):
    parse = functools.partial(parse_batch, layout=rows.telling)
    table = table.filter(pa.compute.is_valid(table["text"])).slice(0, 400)
    found = WITH_PROCESSES[name](table, parse)
    processes = set(found["error"].to_pylist())
    assert all(process.startswith("RuntimeError: process ") for process in processes)
    assert len(processes) >= 2
    assert f"RuntimeError: process {os.getpid()}" not in processes
