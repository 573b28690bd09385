using System.Text.Json.Nodes;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Reports in the fake CodeBuild, and logs in a fake CloudWatch Logs. It refuses what AWS's service models and documents refuse.</summary>
internal sealed class ReportsAndLogs
{
    private const int MaxArns = 100;
    private const int MaxResults = 100;
    private const int MaxLimit = 10_000;

    private readonly Dictionary<string, JsonObject> reports = new(StringComparer.Ordinal);
    private readonly List<(string Report, JsonObject Test)> tests = [];
    private readonly Dictionary<(string Group, string Stream), string[]> logs = [];

    public ReportsAndLogs AddReport(string arn, JsonObject members)
    {
        members["arn"] = arn;
        reports.Add(arn, members);
        return this;
    }

    public ReportsAndLogs AddTest(string report, string name, string status, string? message = null)
    {
        tests.Add((report, new() { ["reportArn"] = report, ["name"] = name, ["status"] = status, ["message"] = message, ["durationInNanoSeconds"] = 1_500_000_000 }));
        return this;
    }

    public ReportsAndLogs AddLog(string group, string stream, params string[] messages)
    {
        logs.Add((group, stream), messages);
        return this;
    }

    /// <summary>Returns the answer, or null if the call is about neither reports nor logs.</summary>
    public Answer? Answer(Call call) => call.Operation switch
    {
        "BatchGetReports" => GetReports(call),
        "DescribeTestCases" => DescribeTests(call),
        "GetLogEvents" => GetLogEvents(call),
        _ => null,
    };

    private Answer GetReports(Call call)
    {
        string[] arns = [.. call.Body.GetProperty("reportArns").EnumerateArray().Select(arn => arn.GetString()!)];
        return arns.Length is 0 or > MaxArns
            ? Emulator.Answer.Error(400, "InvalidInputException")
            : new(200, new JsonObject
            {
                ["reports"] = new JsonArray([.. arns.Reverse().Where(reports.ContainsKey).Select(arn => reports[arn].DeepClone())]),
                ["reportsNotFound"] = new JsonArray([.. arns.Where(arn => !reports.ContainsKey(arn)).Select(arn => (JsonNode)arn)]),
            }.ToJsonString());
    }

    private Answer DescribeTests(Call call)
    {
        var max = call.Body.TryGetProperty("maxResults", out var value) ? value.GetInt32() : MaxResults;
        if (max is < 1 or > MaxResults || !reports.ContainsKey(call.Text("reportArn") ?? ""))
        {
            return Emulator.Answer.Error(400, max is < 1 or > MaxResults ? "InvalidInputException" : "ResourceNotFoundException");
        }

        var status = call.Body.TryGetProperty("filter", out var filter) ? filter.GetProperty("status").GetString() : null;
        var found = tests.Where(one => one.Report == call.Text("reportArn") && (status is null || one.Test["status"]!.GetValue<string>() == status)).Select(one => one.Test.DeepClone()).ToList();
        var page = new JsonObject { ["testCases"] = new JsonArray([.. found.Take(max)]) };
        if (found.Count > max)
        {
            page["nextToken"] = "next";
        }

        return new(200, page.ToJsonString());
    }

    /// <summary>Without <c>startFromHead</c>, the first page contains the newest events, in their order.</summary>
    private Answer GetLogEvents(Call call)
    {
        var limit = call.Body.TryGetProperty("limit", out var value) ? value.GetInt32() : MaxLimit;
        return limit is < 1 or > MaxLimit ? Emulator.Answer.Error(400, "InvalidParameterException")
            : call.Text("logGroupName") is { } group && call.Text("logStreamName") is { } stream && logs.TryGetValue((group, stream), out var messages)
                ? new(200, new JsonObject { ["events"] = new JsonArray([.. messages.TakeLast(limit).Select(message => (JsonNode)new JsonObject { ["message"] = message, ["timestamp"] = 1_700_000_000_000 })]), ["nextForwardToken"] = "f/1", ["nextBackwardToken"] = "b/1" }.ToJsonString())
                : Emulator.Answer.Error(400, "ResourceNotFoundException");
    }
}
