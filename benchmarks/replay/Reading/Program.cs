using System.Text.Json;

// Reads each file in a folder as JSON, and prints how many there are.
var count = 0;
foreach (var file in Directory.EnumerateFiles(args[0], "*.json"))
{
    using var document = JsonDocument.Parse(File.ReadAllBytes(file));
    count++;
}

Console.WriteLine(count);
