"""Checks requests against botocore's model of CodeBuild.

Standard input is a JSON array of {"operation": ..., "body": ...}. Prints one line for each error: an unknown operation;
a member that is unknown, missing or of the wrong type; a value that is too short, too long or not a known value. Exits
with 1 if there is an error.
"""
import json
import sys

from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator


def limits(value, shape, path):
    """Checks what botocore does not check: known values, and maximum lengths and numbers."""
    if shape.type_name == "structure":
        for name, member in value.items():
            if name in shape.members:
                yield from limits(member, shape.members[name], f"{path}.{name}")
    elif shape.type_name == "list":
        if len(value) > shape.metadata.get("max", len(value)):
            yield f"{path}: more than {shape.metadata['max']}"
        for index, member in enumerate(value):
            yield from limits(member, shape.member, f"{path}[{index}]")
    elif shape.type_name == "string":
        if shape.metadata.get("enum") and value not in shape.metadata["enum"]:
            yield f"{path}: {value!r} is not a known value"
    elif shape.type_name in ("integer", "long") and value > shape.metadata.get("max", value):
        yield f"{path}: more than {shape.metadata['max']}"


def errors(model, operation, body):
    if operation not in model.operation_names:
        yield f"{operation}: no such operation"
        return
    shape = model.operation_model(operation).input_shape
    report = ParamValidator().validate(body, shape)
    if report.has_errors():
        yield f"{operation}: {report.generate_report()}"
    else:
        yield from limits(body, shape, operation)


def main():
    model = ServiceModel(Loader().load_service_model("codebuild", "service-2"), "codebuild")
    requests = json.load(sys.stdin)
    found = [error for request in requests for error in errors(model, request["operation"], request["body"])]
    print("\n".join(found) if found else f"{len(requests)} requests are valid")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
