using Amazon.Runtime;

namespace Amazon.CodeBuild;

public partial class AmazonCodeBuildRequest : AmazonWebServiceRequest;
