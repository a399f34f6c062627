"""How a call is refused."""

from botocore.exceptions import ClientError


def refused(code, call, **arguments):
    """The message with which `call` is refused, which it must be, with `code`."""
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error.response["Error"]["Message"]
    raise AssertionError(f"{call} was not refused with {code}")
