"""The classes that hold values: requests, responses and what they contain, enumerations, and exceptions."""

from csharp import block, camel, exception_factory, parameters
from model import constant


class Classes:
    """Writes the classes of one service, without their namespaces."""

    def __init__(self, model):
        self.model = model
        self.prefix = model.prefix
        self.requests = {f"{operation.name}Request": operation for operation in model.operations}
        self.responses = {f"{operation.name}Response" for operation in model.operations}

    def enumerations(self):
        """All enumerations, by name."""
        return {name: self._enumeration(name, values) for name, values in self.model.enums.items()}

    def structures(self):
        """All requests, responses and parts of them, by name."""
        return {name: self._structure(name) for name in self.model.structures}

    def exceptions(self):
        """The exceptions of errors, by name."""
        return {name: self._error(name, shape) for name, shape in self.model.errors.items()}

    def base_exception(self):
        """The exception of errors that have no class."""
        return self._exception(f"{self.prefix}Exception", "AmazonServiceException")

    @staticmethod
    def _enumeration(name, values):
        return block(f"public class {name} : ConstantClass", [
            *(f'public static readonly {name} {constant(value)} = new("{value}");' for value in sorted(values)),
            "",
            f"public {name}(string value) : base(value) {{ }}",
            "",
            f"public static {name} FindValue(string value) => FindValue<{name}>(value);",
            "",
            f"public static implicit operator {name}(string value) => FindValue(value);",
        ])

    def _error(self, name, shape):
        code = shape.metadata.get("error", {}).get("code", shape.name)
        error = f'internal static readonly ServiceError Error = new("{code}", {exception_factory(name)});'
        return self._exception(name, f"{self.prefix}Exception", error, "")

    @staticmethod
    def _exception(name, base, *fields):
        details = "ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode"
        arguments = "errorType, errorCode, requestId, statusCode"
        return block(f"public class {name} : {base}", [
            *fields,
            f"public {name}() {{ }}",
            "",
            f"public {name}(string message) : base(message) {{ }}",
            "",
            f"public {name}(string message, Exception innerException) : base(message, innerException) {{ }}",
            "",
            f"public {name}(Exception innerException) : base(innerException) {{ }}",
            "",
            f"public {name}(string message, {details})",
            f"    : base(message, {arguments}) {{ }}",
            "",
            f"public {name}(string message, Exception innerException, {details})",
            f"    : base(message, innerException, {arguments}) {{ }}",
        ])

    def _structure(self, name):
        members = self.model.members(name)
        body = [self._shape(name, members), ""]
        base = ""
        if name in self.requests:
            base = f" : {self.prefix}Request"
            body += [*self._operation(self.requests[name]), "", *self._constructors(name, self.requests[name])]
        elif name in self.responses:
            base = " : AmazonWebServiceResponse"
        body += [self._property(member) for member in members]
        return block(f"public partial class {name}{base}", "\n".join(body).rstrip().split("\n"))

    @staticmethod
    def _shape(name, members):
        lines = []
        for each in members:
            get, put = f"x => x.{each.name}", f"(x, value) => x.{each.name} = value"
            method = "AddToken" if each.is_token else "AddNullable" if each.is_nullable else "Add"
            kind = "" if each.is_token else f"{each.kind}, "
            lines.append(f'    .{method}("{each.wire_name}", {kind}{get}, {put})')
        define = "\n".join(["members => members", *lines]) if lines else "members => { }"
        return f"internal static readonly Structure<{name}> Shape = new(() => new {name}(), {define});"

    @staticmethod
    def _property(member):
        initial = f" = {member.initial};" if member.initial else ""
        return f"public {member.type}{'?' if member.is_nullable else ''} {member.name} {{ get; set; }}{initial}"

    def _operation(self, operation):
        name = operation.name
        errors = "".join(f",\n    {each}.Error" for each in self.model.errors_of(operation))
        return [
            f"internal static readonly Operation<{name}Request, {name}Response> Operation = new(",
            f'    Service.Protocol, "{name}", Shape, {name}Response.Shape{errors});',
        ]

    def _constructors(self, name, operation):
        forms = self.model.service.constructors.get(operation.name, [])
        lines = [f"public {name}() {{ }}", ""] if forms else []
        for form in forms:
            assignments = [f"{member} = {camel(member)};" for member in form.split()]
            lines += [block(f"public {name}({parameters(form)})", assignments), ""]
        return lines
