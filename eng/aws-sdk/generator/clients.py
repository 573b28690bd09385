"""The client of a service: its interface, its configuration, its protocol and its paginators."""

from csharp import block, camel, exception_factory, parameters

CANCEL = "CancellationToken cancellationToken = default"


class Clients:
    """Writes the client of one service, without its namespace."""

    def __init__(self, model):
        self.model = model
        self.service = model.service
        self.prefix = model.prefix
        self.pages = list(model.paginators())

    def interface(self):
        """The interface, with the methods of the operations."""
        paginators = [f"I{self.service.name}PaginatorFactory Paginators {{ get; }}", ""] if self.pages else []
        methods = "\n\n".join(f"{signature};" for signature, _ in self._signatures())
        return block(f"public partial interface I{self.prefix} : IAmazonService, IDisposable", [
            *paginators,
            methods,
            "",
            "Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);",
            "",
            f"static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {self.prefix}Config();",
            "",
            "static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>",
            f"    new {self.prefix}Client(awsCredentials, ({self.prefix}Config)clientConfig);",
        ])

    def client(self):
        """The client. AWSSDK.Core finds the credentials, and signs, sends and retries the requests."""
        name, config = f"{self.prefix}Client", f"{self.prefix}Config"
        in_region = f"new {config} {{ RegionEndpoint = region }}"
        keys = "string awsAccessKeyId, string awsSecretAccessKey"
        constructors = [
            f"{name}() : base(new {config}())",
            f"{name}(RegionEndpoint region) : base({in_region})",
            f"{name}({config} config) : base(config)",
        ]
        for credentials, arguments in [
            ("AWSCredentials credentials", "credentials"),
            (keys, "awsAccessKeyId, awsSecretAccessKey"),
            (f"{keys}, string awsSessionToken", "awsAccessKeyId, awsSecretAccessKey, awsSessionToken"),
        ]:
            constructors += [
                f"{name}({credentials}) : this({arguments}, new {config}())",
                f"{name}({credentials}, RegionEndpoint region) : this({arguments}, {in_region})",
                f"{name}({credentials}, {config} clientConfig) : base({arguments}, clientConfig)",
            ]
        factory = f"{self.service.name}PaginatorFactory"
        paginators = [
            f"private I{factory} paginators;",
            "",
            f"public I{factory} Paginators => paginators ??= new {factory}(this);",
            "",
        ] if self.pages else []
        return block(f"public partial class {name} : AmazonServiceClient, I{self.prefix}", [
            *paginators,
            "\n\n".join(f"public {constructor} {{ }}" for constructor in constructors),
            "",
            f"protected override IServiceMetadata ServiceMetadata {{ get; }} = new ServiceMetadata({config}.ServiceId);",
            "",
            "\n\n".join(f"public virtual {signature} =>\n    {call};" for signature, call in self._signatures()),
            "",
            "public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>",
            "    Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));",
            "",
            block("protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)", [
                "pipeline.RemoveHandler<EndpointResolver>();",
                "pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());",
                "pipeline.AddHandlerAfter<Marshaller>(new SignatureHandler());",
            ]),
        ])

    def config(self):
        """The configuration, with the name and the endpoints of the service."""
        metadata, name = self.model.metadata, f"{self.prefix}Config"
        endpoint = metadata["endpointPrefix"]
        regions = "".join(f', "{region}"' for region in self.model.regions_with_fips_by_default())
        return block(f"public partial class {name} : ClientConfig", [
            'private static readonly string UserAgentText = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.0-standin");',
            "",
            block(f"public {name}() : base(new DefaultConfigurationProvider(Defaults.All))", [
                "base.ServiceId = ServiceId;",
                f'AuthenticationServiceName = "{endpoint}";',
                f'EndpointProvider = new ServiceEndpointProvider("{endpoint}"{regions});',
            ]),
            "",
            f'public static new string ServiceId => "{metadata["serviceId"]}";',
            "",
            f'public override string RegionEndpointServiceName => "{endpoint}";',
            "",
            f'public override string ServiceVersion => "{metadata["apiVersion"]}";',
            "",
            "public override string UserAgent => UserAgentText;",
            "",
            "public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>",
            "    EndpointProvider.ResolveEndpoint(ServiceEndpointResolver.ParametersOf(this, parameters.AlternateEndpoint));",
        ])

    def protocol(self):
        """The internal class that knows the protocol of the service."""
        metadata = self.model.metadata
        facts = [f'"{self.model.namespace}"', f'"{metadata["apiVersion"]}"']
        if metadata["protocol"] == "json":
            facts.append(f'"{metadata["targetPrefix"]}"')
        kind = {"json": "JsonProtocol", "query": "QueryProtocol"}[metadata["protocol"]]
        return block("internal static class Service", [
            f"public static readonly Protocol Protocol = new {kind}(",
            f"    {', '.join(facts)},",
            f"    {exception_factory(f'{self.prefix}Exception')});",
        ])

    def paginators(self):
        """The paginators and their factory, each with its interface, by name. A service without pages has none."""
        if not self.pages:
            return {}
        factory = f"{self.service.name}PaginatorFactory"
        methods = {name: f"I{name}Paginator {name}({name}Request request)" for name, *_ in self.pages}
        classes = {
            f"I{factory}": block(f"public interface I{factory}", ["\n\n".join(f"{method};" for method in methods.values())]),
            factory: block(f"public class {factory} : I{factory}", [
                f"private readonly I{self.prefix} client;",
                "",
                f"internal {factory}(I{self.prefix} client) => this.client = client;",
                "",
                "\n\n".join(f"public {method} => new {name}Paginator(client, request);" for name, method in methods.items()),
            ]),
        }
        for page in self.pages:
            classes.update(self._paginator(*page))
        return classes

    def _paginator(self, name, input_token, output_token, lists):
        joined = {each.name: f"IPaginatedEnumerable<{each.type[len('List<'):-1]}> {each.name}" for each in lists}
        interface = block(f"public interface I{name}Paginator", [
            f"IPaginatedEnumerable<{name}Response> Responses {{ get; }}",
            *(f"\n{head} {{ get; }}" for head in joined.values()),
        ])
        head = f"internal sealed class {name}Paginator(I{self.prefix} client, {name}Request request)"
        paginator = block(f"{head}\n    : TokenPaginator<{name}Response>, I{name}Paginator", [
            *(f"public {head} => Items(response => response.{items});\n" for items, head in joined.items()),
            f"protected override Task<{name}Response> NextAsync(CancellationToken cancellationToken) =>",
            f"    client.{name}Async(request, cancellationToken);",
            "",
            f"protected override string Follow({name}Response response) => request.{input_token} = response.{output_token};",
        ])
        return {f"I{name}Paginator": interface, f"{name}Paginator": paginator}

    def _signatures(self):
        """The signatures of the methods, each with the expression that makes the request."""
        for operation in self.model.operations:
            name = operation.name
            head = f"Task<{name}Response> {name}Async"
            for form in self.service.short_forms.get(name, []):
                values = ", ".join(f"{each} = {camel(each)}" for each in form.split())
                call = f"{name}Async(new {name}Request {{ {values} }}, cancellationToken)"
                yield f"{head}({parameters(form)}, {CANCEL})", call
            call = f"InvokeAsync<{name}Response>(request, {name}Request.Operation.Options(), cancellationToken)"
            yield f"{head}({name}Request request, {CANCEL})", call
