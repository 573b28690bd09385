"""Reads a service model of botocore, and gives names and types the form that they have in the SDK."""

from dataclasses import dataclass
import re

import botocore.session

SESSION = botocore.session.get_session()
LOADER = SESSION.get_component("data_loader")

# The type in C#, and the kind in the runtime.
REFERENCES = {"string": ("string", "Kinds.String"), "blob": ("MemoryStream", "Kinds.Blob")}
VALUES = {
    "boolean": ("bool", "Kinds.Boolean"),
    "double": ("double", "Kinds.Double"),
    "integer": ("int", "Kinds.Integer"),
    "long": ("long", "Kinds.Long"),
    "timestamp": ("DateTime", "Kinds.Seconds"),
}


@dataclass(frozen=True)
class Member:
    """A property of a class. A collection has an initial value."""

    wire_name: str
    name: str
    type: str
    kind: str
    is_nullable: bool
    is_token: bool
    initial: str


class Model:
    """The part of a service model that the operations of a service need: its structures, enumerations and errors by class name."""

    def __init__(self, service):
        self.service = service
        self.namespace, self.prefix = f"Amazon.{service.name}", f"Amazon{service.name}"
        shapes = SESSION.get_service_model(service.model)
        self.metadata = shapes.metadata
        self.operations = [shapes.operation_model(name) for name in sorted(service.operations.split())]
        self.structures, self.enums, self.errors = {}, {}, {}
        for operation in self.operations:
            self._add_structure(f"{operation.name}Request", operation.input_shape)
            self._add_structure(f"{operation.name}Response", operation.output_shape)
            self.errors.update((error_class(error), error) for error in operation.error_shapes)

    def members(self, class_name):
        """The members of a class. A class without a shape has none."""
        shape = self.structures[class_name]
        return [self._member(shape, *item) for item in sorted(shape.members.items())] if shape else []

    def errors_of(self, operation):
        """The exceptions of an operation."""
        return sorted({error_class(error) for error in operation.error_shapes})

    def paginators(self):
        """The operations whose pages can be followed, with the names of the two tokens, and the lists whose items can be joined."""
        pages = LOADER.load_service_model(self.service.model, "paginators-1")["pagination"]
        for name, page in sorted(pages.items()):
            if f"{name}Response" in self.structures:
                keys = [page["result_key"]] if isinstance(page["result_key"], str) else page["result_key"]
                lists = [each for each in self.members(f"{name}Response") if each.wire_name in keys and each.initial]
                yield name, pascal(page["input_token"]), pascal(page["output_token"]), lists if self.service.joins_pages else []

    def regions_with_fips_by_default(self):
        """The regions whose URLs are written out in the rules of the endpoints."""
        rules = str(LOADER.load_service_model(self.service.model, "endpoint-rule-set-1")["rules"])
        return sorted(set(re.findall(rf"https://{self.metadata['endpointPrefix']}\.([a-z0-9-]+)\.amazonaws\.com", rules)))

    def _add_structure(self, class_name, shape):
        if class_name in self.structures:
            return
        self.structures[class_name] = shape
        for member in shape.members.values() if shape else []:
            self._add(member)

    def _add(self, shape):
        if shape.type_name == "structure":
            self._add_structure(shape.name, shape)
        elif shape.type_name == "list":
            self._add(shape.member)
        elif shape.type_name == "map":
            self._add(shape.value)
        elif getattr(shape, "enum", None):
            self.enums[shape.name] = shape.enum

    def _member(self, owner, wire_name, shape):
        type_name, kind = self._type(shape)
        if wire_name in self.service.milliseconds.get(owner.name, []):
            type_name, kind = "DateTime", "Kinds.Milliseconds"
        is_list, is_map = shape.type_name == "list", shape.type_name == "map"
        return Member(
            wire_name=wire_name,
            name=pascal(wire_name),
            type=type_name,
            kind=kind,
            is_nullable=shape.type_name in VALUES,
            is_token=bool(shape.metadata.get("idempotencyToken")),
            initial=f"Initial.{'List' if is_list else 'Map'}<{self._element(shape)[0]}>()" if is_list or is_map else "",
        )

    def _element(self, shape):
        """The type of the elements of a collection. The SDK has text for enumerations there."""
        element = shape.member if shape.type_name == "list" else shape.value
        if element.type_name == "structure":
            # Not only the name of the class, because the collection can have the same name.
            return element.name, f"Model.{element.name}.Shape"
        return REFERENCES["string"] if element.type_name == "string" else self._type(element)

    def _type(self, shape):
        if shape.type_name == "structure":
            return shape.name, f"{shape.name}.Shape"
        if shape.type_name == "list":
            element, kind = self._element(shape)
            return f"List<{element}>", f"Kinds.List({kind})"
        if shape.type_name == "map":
            element, kind = self._element(shape)
            names = "".join(f', "{part.serialization["name"]}"' for part in (shape.key, shape.value) if "name" in part.serialization)
            return f"Dictionary<string, {element}>", f"Kinds.Map({kind}{names})"
        if getattr(shape, "enum", None):
            return shape.name, f"Kinds.Constant({shape.name}.FindValue)"
        return {**REFERENCES, **VALUES}[shape.type_name]


def pascal(name):
    """The name of a property."""
    return name[0].upper() + name[1:]


def constant(value):
    """The name of a value of an enumeration: its words in Pascal case, without the characters between them."""
    return "".join(pascal(word) for word in re.findall(r"\w+", value))


def error_class(shape):
    """The name of an exception: that of the shape, which ends with Exception once."""
    if any(member.lower() != "message" for member in shape.members):
        raise NotImplementedError(f"{shape.name} has members, which exceptions do not have yet")
    return shape.name if shape.name.endswith("Exception") else f"{shape.name}Exception"
