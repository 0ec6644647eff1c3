"""A small S3 on this machine, until its standard input ends: `python -m tests.publishing.s3`.

Prints its address. A program of its own, because its threads would be in the way of forks.
"""

import sys

from moto.server import ThreadedMotoServer


def main() -> None:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    print(f"http://{host}:{port}", flush=True)  # noqa: T201 - this is a program
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    main()
