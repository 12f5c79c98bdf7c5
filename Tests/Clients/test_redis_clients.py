"""Stock clients, unmodified, against a running daemon with the data set nantong-base.

ZHAOHU_PORT and ZHAOHU_PASSWORD say where it is. The tests share one daemon, so each registers people of its own.
"""

import io
import itertools
import json
import os
import shutil
import subprocess
import time
import uuid

import openpyxl
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

PORT = int(os.environ["ZHAOHU_PORT"])
PASSWORD = os.environ["ZHAOHU_PASSWORD"]
SOCKET = os.environ.get("ZHAOHU_SOCKET", "")
DEADLINE = 30
SHEET = (
    "adl.feeding=5 adl.dressing=5 adl.faceOral=0 adl.bowel=5 adl.bladder=5 adl.toilet=5 adl.walking=5 "
    "adl.transfer=5 adl.stairs=5 adl.bathing=0 cog.time=3 cog.person=3 cog.space=3 cog.memory=3 "
    "per.vision=3 per.hearing=3 per.communication=3"
).split()
numbers = itertools.count(1)


def identity_number():
    """A fresh identity number of somebody born on 1940-05-01, with its check digit (GB 11643)."""
    body = f"32060219400501{next(numbers):03d}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights)) % 11]


def record(reply):
    """The fields of a reply: a map in RESP3, a line in RESP2."""
    if isinstance(reply, dict):
        return {key: str(value) for key, value in reply.items()}
    assert reply.startswith("OK"), reply
    return dict(token.split("=", 1) for token in reply[2:].split() if "=" in token)


class PythonClient:
    """The `redis` package."""

    def __init__(self, protocol):
        self.protocol = protocol
        self.connections = {}

    def __call__(self, login, *words):
        if login not in self.connections:
            self.connections[login] = redis.Redis(
                port=PORT, username=login, password=PASSWORD, protocol=self.protocol, decode_responses=True,
                socket_timeout=DEADLINE)
        return self.connections[login].execute_command(*words)


class RedisCLI:
    """`redis-cli`, one process for each command."""

    def __init__(self, protocol):
        self.protocol = protocol

    def run(self, login, words, text=None):
        command = [
            "redis-cli", f"-{self.protocol}", "-h", "127.0.0.1", "-p", str(PORT), "--user", login, "--no-auth-warning"]
        done = subprocess.run(
            command + list(words), input=text, env={**os.environ, "REDISCLI_AUTH": PASSWORD}, capture_output=True,
            text=True, timeout=DEADLINE, check=False)
        return done.stdout

    def __call__(self, login, *words):
        output = self.run(login, words).strip()
        if output.startswith("OK") or words[0].startswith("REPORT"):
            return output
        # Not at a terminal, redis-cli writes a map as lines, key and value in turn or `key value` in RESP3.
        return self.map(output)

    @staticmethod
    def map(output):
        lines = output.split("\n")
        if all(" " in line for line in lines):
            return dict(line.split(" ", 1) for line in lines)
        return dict(zip(lines[::2], lines[1::2]))


class Netcat:
    """`nc`, and lines."""

    def __call__(self, login, *words):
        line = " ".join(f'"{word}"' if " " in word else word for word in words)
        text = f"AUTH {login} {PASSWORD}\r\n{line}\r\nQUIT\r\n"
        done = subprocess.run(
            ["nc", "-N", "127.0.0.1", str(PORT)], input=text.encode(), capture_output=True, timeout=DEADLINE, check=False)
        lines = done.stdout.decode().split("\r\n")
        assert lines[0] == "+OK" and lines[-2:] == ["+OK", ""], lines
        if lines[1].startswith("$"):
            return lines[2]
        return lines[1].removeprefix("+")


def need(program):
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


CLIENTS = [
    pytest.param(lambda: PythonClient(2), id="python-2"),
    pytest.param(lambda: PythonClient(3), id="python-3"),
    pytest.param(lambda: RedisCLI(2), id="redis-cli-2", marks=need("redis-cli")),
    pytest.param(lambda: RedisCLI(3), id="redis-cli-3", marks=need("redis-cli")),
    pytest.param(Netcat, id="nc", marks=need("nc")),
]


@pytest.mark.parametrize("make", CLIENTS)
def test_main_job(make):
    """The transcript of the main job, up to the wait for the public notice, and the report."""
    ask = make()
    person = record(ask(
        "officer", "PERSON.ADD", f"id_number={identity_number()}", "name=测试", "sex=f", "born=1940-05-01",
        "district=320602", "address=人民中路1号", "pos=31.98,120.89", "phone=13800000000"))["person"]
    case = record(ask("officer", "CASE.APPLY", f"person={person}", "setting=home", "self=F"))
    assert case["state"] == "submitted"
    case = case["case"]
    assert record(ask("officer", "CASE.ACCEPT", case))["state"] == "accepted"
    calculated = record(ask(
        "officer", "ASSESS.CALC", "instrument=std-2021-37", "adl=5,5,0,5,5,5,5,5,5,0", "cognition=3,3,3,3",
        "perception=3,3,3"))
    assert (calculated["totals"], calculated["bands"], calculated["grade"]) == ("40,12,9", "3,1,1", "3")
    assessment = record(ask(
        "officer", "ASSESS.ASSIGN", case, "raters=assessor1,expert1", "instrument=std-2021-37"))["assessment"]
    assert record(ask("assessor1", "ASSESS.START", assessment, "pos=31.98,120.89", "guardian=李明"))["state"] == "on_site"
    for rater in ["assessor1", "expert1"]:
        assert record(ask(rater, "ASSESS.SCORE", assessment, *SHEET))["missing"] == "0"
        assert record(ask(rater, "ASSESS.SUBMIT", assessment))["name"] == "severeI"
    assert record(ask("expert1", "ASSESS.CONCLUDE", assessment, "grade=3"))["state"] == "scored"
    assert record(ask("expert2", "ASSESS.CONCLUDE", assessment, "grade=3"))["state"] == "concluded"
    assert record(ask("officer", "ASSESS.PUBLISH", assessment, "days=5"))["state"] == "public_notice"
    op = str(uuid.uuid4())
    visit = [
        "VISIT.LOG", f"op={op}", f"case={case}", "caregiver=C0001", "from=2017-06-01T08:00:00+08:00",
        "to=2017-06-01T09:00:00+08:00", "items=feeding:1", "note=left arm is red"]
    logged = record(ask("dispatcher1", *visit))
    assert logged["state"] == "recorded" and "state.conflict" in logged["flags"]
    again = record(ask("dispatcher1", *visit))
    assert again["visit"] == logged["visit"] and again["replay"] == "1"
    assert record(ask("officer", "RATE.ADD", f"visit={logged['visit']}", "score=5"))["satisfied"] == "1"
    report = json.loads(ask(
        "officer", "REPORT.SATISFACTION", "from=2017-01-01", "to=2017-12-31", "by=provider", "format=json"))
    # Few answers are hidden.
    assert report["total"]["visits"] >= 1 and report["total"]["satisfied"] in (None, report["total"]["visits"])


@pytest.mark.parametrize("protocol", [2, 3])
def test_python_refusals(protocol):
    ask = PythonClient(protocol)
    with pytest.raises(redis.ResponseError, match="BADFIELD retry=no .*field=postion hint=pos"):
        ask("officer", "PERSON.UPDATE", "P1", "postion=31.98,120.89")
    with pytest.raises(redis.ResponseError, match="NOTFOUND"):
        ask("officer", "CASE.GET", "K999999")
    # The package takes these two codes off the text and tells them by the class.
    with pytest.raises(redis.AuthenticationError, match="retry=no rule=wire.wrong_pass"):
        # The package takes a refused login for a lost connection, and would try again.
        redis.Redis(
            port=PORT, username="nobody", password="wrong-password-1", protocol=protocol, retry=Retry(NoBackoff(), 0)
        ).ping()
    with pytest.raises(redis.RedisError, match="retry=no rule=wire.no_auth"):
        redis.Redis(port=PORT, protocol=protocol).execute_command("CASE.GET", "K1")


@pytest.mark.parametrize("protocol", [2, 3])
def test_python_pipeline_and_lists(protocol):
    connection = redis.Redis(
        port=PORT, username="officer", password=PASSWORD, protocol=protocol, decode_responses=True,
        socket_timeout=DEADLINE, client_name="desk-1", health_check_interval=1)
    assert connection.ping() is True
    assert connection.echo("hello") == "hello"
    assert connection.client_getname() == "desk-1"
    seconds, _ = connection.time()
    assert seconds > 1_700_000_000
    pipeline = connection.pipeline(transaction=False)
    for _ in range(300):
        pipeline.execute_command("PROVIDER.GET", "H01")
    replies = pipeline.execute()
    assert len(replies) == 300 and all(record(reply)["provider"] == "H01" for reply in replies)
    companies = connection.execute_command("PROVIDER.LIST")
    assert len(companies) >= 12
    if protocol == 3:
        assert companies[0]["provider"] == "H01" and isinstance(companies[0]["carers"], int)
    else:
        assert companies[0].startswith("provider=H01 ")


@need("redis-cli")
@pytest.mark.parametrize("protocol", [2, 3])
def test_redis_cli_piped(protocol):
    """Many commands on standard input."""
    output = RedisCLI(protocol).run("officer", [], text="PING\nPROVIDER.GET H01\nPROVIDER.GET H99\nECHO 'two words'\n")
    assert output.startswith("PONG\n")
    assert "H01" in output and "NOTFOUND retry=no" in output and output.rstrip().endswith("two words")


@need("nc")
def test_nc_refusal_and_document():
    ask = Netcat()
    assert ask("officer", "CASE.GET", "K999999").startswith("-NOTFOUND retry=no ")
    assert ask("officer", "HELP", "VISIT.IN").startswith("VISIT.IN - ")


# What is told without asking ------------------------------------------------------------------------------------------

def tell(topic, note):
    """Lets a topic have a message, as a command does in its transaction; its number."""
    done = subprocess.run(
        ["psql", "-h", SOCKET, "-U", "zhaohu_daemon", "-d", "zhaohu", "-qtA", "-v", "ON_ERROR_STOP=1"], capture_output=True,
        text=True, timeout=DEADLINE, check=True, input=f"""
            begin;
            insert into outbox_head as h (region, seq) values ('320600', 1)
                on conflict (region) do update set seq = h.seq + 1;
            insert into outbox (region, seq, topic, at, fields)
                select region, seq, '{topic}', now(), array['note', '{note}'] from outbox_head where region = '320600'
                returning seq;
            notify zhaohu_outbox, '320600';
            commit;""")
    return int(done.stdout.strip())


def listener(protocol, login="caregiver1"):
    connection = redis.Redis(
        port=PORT, username=login, password=PASSWORD, protocol=protocol, decode_responses=True,
        socket_timeout=DEADLINE)
    return connection.pubsub()


def next_message(pubsub):
    deadline = time.monotonic() + DEADLINE
    while time.monotonic() < deadline:
        message = pubsub.get_message(timeout=1)
        if message is not None:
            return message
    raise AssertionError("nothing was told")


@need("psql")
@pytest.mark.parametrize("protocol", [2, 3])
def test_python_subscribes(protocol):
    pubsub = listener(protocol)
    pubsub.subscribe("schedule:C0001")
    assert next_message(pubsub) == {
        "type": "subscribe", "pattern": None, "channel": "schedule:C0001", "data": 1}
    first = tell("schedule:C0001", "two words")
    message = next_message(pubsub)
    assert (message["type"], message["channel"]) == ("message", "schedule:C0001")
    assert message["data"].startswith(f"seq={first} at=") and message["data"].endswith(' note="two words"')
    if protocol == 2:
        # In RESP3 the answer is a plain PONG, from Redis too, and the package's listener does not expect one.
        pubsub.ping()
        assert next_message(pubsub)["type"] == "pong"
    pubsub.unsubscribe()
    assert next_message(pubsub)["type"] == "unsubscribe"
    # Away while something happens, and back with the last number.
    second = tell("schedule:C0001", "meanwhile")
    back = listener(protocol)
    back.subscribe("schedule:C0001", f"from={first}")
    assert next_message(back)["type"] == "subscribe"
    assert next_message(back)["data"].startswith(f"seq={second} ")
    back.close()


@pytest.mark.parametrize("protocol", [2, 3])
def test_python_is_refused_the_topics_of_others(protocol):
    pubsub = listener(protocol)
    # The package takes this code off the text and tells it by the class.
    pubsub.subscribe("schedule:C0002")
    with pytest.raises(redis.RedisError, match="rule=push.topic_of_others topic=schedule:C0002 hint=schedule:C0001"):
        next_message(pubsub)


@need("psql")
@pytest.mark.parametrize("protocol", [2, 3])
def test_python_goes_on_beside_messages(protocol):
    """With one connection for messages and another for commands, as the package does it."""
    connection = redis.Redis(
        port=PORT, username="officer", password=PASSWORD, protocol=protocol, decode_responses=True,
        socket_timeout=DEADLINE)
    pubsub = connection.pubsub(ignore_subscribe_messages=True)
    heard = []
    pubsub.subscribe(**{"provider:H01": lambda message: heard.append(message["data"])})
    assert pubsub.get_message(timeout=DEADLINE) is None
    tell("provider:H01", "heard")
    assert record(connection.execute_command("PROVIDER.GET", "H01"))["provider"] == "H01"
    deadline = time.monotonic() + DEADLINE
    while not heard and time.monotonic() < deadline:
        pubsub.get_message(timeout=1)
    assert heard[0].endswith(" note=heard")


@need("psql")
@need("redis-cli")
@pytest.mark.parametrize("protocol", [2, 3])
def test_redis_cli_subscribes(protocol):
    process = subprocess.Popen(
        ["redis-cli", f"-{protocol}", "-h", "127.0.0.1", "-p", str(PORT), "--user", "caregiver1", "--no-auth-warning",
         "SUBSCRIBE", "schedule:C0001"],
        env={**os.environ, "REDISCLI_AUTH": PASSWORD}, stdout=subprocess.PIPE, text=True)
    try:
        assert [process.stdout.readline().strip() for _ in range(3)] == ["subscribe", "schedule:C0001", "1"]
        seq = tell("schedule:C0001", "shown")
        shown = [process.stdout.readline().strip() for _ in range(3)]
        assert shown[:2] == ["message", "schedule:C0001"]
        assert shown[2].startswith(f"seq={seq} at=") and shown[2].endswith(" note=shown")
    finally:
        process.kill()
        process.wait()


# Files ----------------------------------------------------------------------------------------------------------------

def test_spreadsheet():
    """The report as a spreadsheet: bytes that another reader opens, and the same bytes again from a snapshot."""
    client = redis.Redis(port=PORT, username="officer", password=PASSWORD, protocol=3, socket_timeout=DEADLINE)
    period = ["from=2017-01-01", "to=2017-12-31"]
    snapshot = client.execute_command("REPORT.SNAPSHOT", *period)[b"snapshot"].decode()
    first = client.execute_command("REPORT.SATISFACTION", f"snapshot={snapshot}", "by=provider", "format=xlsx")
    again = client.execute_command("REPORT.SATISFACTION", f"snapshot={snapshot}", "by=provider", "format=xlsx")
    assert first == again and first.startswith(b"PK")
    book = openpyxl.load_workbook(io.BytesIO(first))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    header = next(row for row in rows if row[1] == "visits")
    assert header[0] == "company" and "rate %" in header
    report = json.loads(client.execute_command(
        "REPORT.SATISFACTION", f"snapshot={snapshot}", "by=provider", "format=json"))
    table = rows[rows.index(header) + 1:]
    assert [row[1] for row in table] == [row["visits"] for row in report["rows"]] + [report["total"]["visits"]]
    assert report["snapshot"] == snapshot and snapshot in str([row for row in book.worksheets[-1].values])


def test_client_saves_a_spreadsheet(tmp_path):
    """The client puts a file where it is told to, and shows its bytes to nobody."""
    program = os.environ.get("ZHAOHU_CLIENT")
    if not program:
        pytest.skip("ZHAOHU_CLIENT does not name the client")
    command = [
        program, "--port", str(PORT), "--user", "officer", "--lang", "en"]
    question = ["REPORT.SATISFACTION", "from=2017-01-01", "to=2017-12-31", "by=street", "format=xlsx"]
    environment = {**os.environ, "ZHAOHU_PASSWORD": PASSWORD}
    shown = subprocess.run(command + question, env=environment, capture_output=True, timeout=DEADLINE, check=False)
    assert shown.returncode == 2 and shown.stdout == b"" and b"--output FILE" in shown.stderr
    target = tmp_path / "report.xlsx"
    done = subprocess.run(
        command + ["--output", str(target)] + question, env=environment, capture_output=True, timeout=DEADLINE, check=True)
    assert done.stdout == b"" and b"saved" in done.stderr
    assert len(openpyxl.load_workbook(target).worksheets) >= 3
