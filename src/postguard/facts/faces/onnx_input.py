"""Let an ONNX model take pictures of any size, or tell an inner value, without the `onnx` package.

An ONNX file is one protobuf message (onnx.proto3 of onnx/onnx names the fields). No edit
changes the length of what is there, so no size prefix has to be written anew:

- sizes of the input and of the outputs become unknown: CenterFace was exported for ten
  pictures of 32 x 32 px, and onnxruntime refuses any other;
- weights are no longer listed as inputs. As inputs they might be replaced by a caller, so
  onnxruntime cannot fold them: it warns some 190 times and runs 1.8 times slower;
- a further output is appended.
"""

from __future__ import annotations

from collections.abc import Iterator

Span = tuple[int, int]

LENGTH_DELIMITED = 2  # the wire type of texts, bytes and messages
GRAPH = 7  # field of ModelProto
INPUT, OUTPUT, VALUE_INFO = 11, 12, 13  # fields of GraphProto, all of one message type
MADE = (GRAPH, 1, 2)  # outputs of its nodes
NAME, SHAPE = (1,), (2, 1, 2)  # of ValueInfoProto: name and type.tensor_type.shape
DIMENSION = 1  # field of TensorShapeProto; holds field 1 (a number) or 2 (a name)
NUMBER, UNKNOWN = 0x08, b"\x12\x00"  # the key of a number; an empty name, just as long


def free_size(model: bytes, image: str) -> bytes:
    """Return the model with number, height and width of its input `image` left open.

    Raises ValueError when the file is not built as expected: never half an edit.
    """
    data = bytearray(model)
    inputs = 0
    for graph in _inside(data, (0, len(data)), (GRAPH,)):
        for key, field, span in list(_fields(data, graph)):
            if field == OUTPUT:
                _free_shape(data, span)
            elif field == INPUT:
                if [bytes(data[a:b]) for a, b in _inside(data, span, NAME)] == [image.encode()]:
                    _free_shape(data, span)
                    inputs += 1
                else:  # the same content under another number: a note on a value's shape
                    data[key] = VALUE_INFO << 3 | LENGTH_DELIMITED
    if inputs != 1:
        raise ValueError(f"the model has no input {image!r}")
    return bytes(data)


def with_output(model: bytes, value: str) -> bytes:
    """Return the model with one of its inner values as a further output.

    A protobuf message that stands twice in a file is read as one with the fields of both: the graph is added to by
    what is appended to the file. Raises ValueError where no step of the graph makes such a value.
    """
    data = bytearray(model)
    if not any(data[a:b] == value.encode() for a, b in _inside(data, (0, len(data)), MADE)):
        raise ValueError(f"the model makes no {value!r}")
    output = _field(OUTPUT, _field(*NAME, value.encode()))
    return model + _field(GRAPH, output)


def _field(number: int, content: bytes) -> bytes:
    size, digits = len(content), bytearray()
    while size > 127:
        digits.append(size & 127 | 128)
        size >>= 7
    return bytes([number << 3 | LENGTH_DELIMITED, *digits, size]) + content


def _free_shape(data: bytearray, value: Span) -> None:
    sizes = [s for shape in _inside(data, value, SHAPE) for s in _inside(data, shape, (DIMENSION,))]
    for start, end in sizes[:1] + sizes[2:]:  # the second is the channels: they stay
        if end - start != 2 or data[start] != NUMBER:
            raise ValueError("the model's sizes are not plain numbers below 128")
        data[start:end] = UNKNOWN


def _inside(data: bytearray, span: Span, path: tuple[int, ...]) -> Iterator[Span]:
    """Yield the content of the fields that `path` leads to."""
    if not path:
        yield span
        return
    for _, field, content in _fields(data, span):
        if field == path[0]:
            yield from _inside(data, content, path[1:])


def _fields(data: bytearray, span: Span) -> Iterator[tuple[int, int, Span]]:
    """Yield each field of a message: place of its key, number, content."""
    at, end = span
    while at < end:
        key = at
        tag, at = _varint(data, at)
        kind = tag & 7
        if kind == LENGTH_DELIMITED:
            size, at = _varint(data, at)
        elif kind == 0:
            size = _varint(data, at)[1] - at
        elif kind in (1, 5):
            size = 8 if kind == 1 else 4
        else:
            raise ValueError("not an ONNX file")
        if at + size > end:
            raise ValueError("the ONNX file is cut off")
        yield key, tag >> 3, (at, at + size)
        at += size


def _varint(data: bytearray, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data):
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
    raise ValueError("the ONNX file is cut off")
