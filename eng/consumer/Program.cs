// PLACEHOLDER: parses a small event with the packed library and prints it.
Console.WriteLine("ok");
